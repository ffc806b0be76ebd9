import { z } from 'zod';
import { BOARD_NAME_LENGTH } from '../board-limits.ts';
import { RESERVED_BOARD_SLUGS } from '../reserved-slugs.ts';
import { SLUG } from '../slug.ts';
import { line } from './text.ts';

export const newBoard = z.strictObject({
	name: line(BOARD_NAME_LENGTH),
	/** How addresses name it, within its organization. */
	slug: z
		.string()
		.regex(SLUG)
		.refine((slug) => !RESERVED_BOARD_SLUGS.has(slug), {
			error: 'expected a name that addresses do not use for something else'
		})
});
