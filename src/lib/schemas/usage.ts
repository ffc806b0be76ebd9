import { z } from 'zod';

export const usageQuery = z.strictObject({
	/** How many, up to today. */
	days: z.coerce.number().int().min(1).max(366).default(30)
});
