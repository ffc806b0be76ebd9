import { z } from 'zod';

const name = z.string().regex(/^[a-z\d-]{1,32}$/);

export const cacheQuery = z.strictObject({ name: name.default('demo') });

/** `all`, or the tag of one name. */
export const invalidateQuery = z.strictObject({
	tag: z.string().regex(/^(all|name:[a-z\d-]{1,32})$/)
});
