import { z } from 'zod';

export const VITAL_NAMES = ['CLS', 'FCP', 'INP', 'LCP', 'TTFB'] as const;
export const VITAL_RATINGS = ['good', 'needs-improvement', 'poor'] as const;

/** What a page sends when its visitor leaves: https://web.dev/articles/vitals */
export const vitalsBeacon = z.strictObject({
	/** The route's id, never the address: `/[organization]/[board]` says nothing about anyone. */
	route: z
		.string()
		.regex(/^\/[\w\-/[\].()=]*$/)
		.max(200),
	vitals: z
		.array(
			z.strictObject({
				id: z.string().regex(/^[\w-]{1,64}$/),
				name: z.enum(VITAL_NAMES),
				value: z.number().min(0).max(3_600_000),
				rating: z.enum(VITAL_RATINGS)
			})
		)
		.min(1)
		.max(10)
		.refine((vitals) => new Set(vitals.map(({ id }) => id)).size === vitals.length, {
			error: 'expected each id once'
		})
});

export type VitalsBeacon = z.infer<typeof vitalsBeacon>;
