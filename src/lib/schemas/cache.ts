import { z } from 'zod';

const name = z.string().regex(/^[a-z\d-]{1,32}$/);

export const cacheQuery = z.strictObject({
	name: name.default('demo'),
	/** How long the answer is fresh, in seconds. */
	freshSeconds: z.coerce.number().int().min(1).max(60).default(10)
});

/** `all`, or the tag of one name. */
export const invalidateQuery = z.strictObject({
	tag: z.string().regex(/^(all|name:[a-z\d-]{1,32})$/)
});
