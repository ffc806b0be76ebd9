import { z } from 'zod';

export const streamQuery = z.strictObject({
	/** How many chunks are sent … */
	chunks: z.coerce.number().int().min(1).max(50).default(5),
	/** … and how many milliseconds apart. */
	intervalMs: z.coerce.number().int().min(0).max(2000).default(400)
});
