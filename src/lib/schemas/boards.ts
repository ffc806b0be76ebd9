import { z } from 'zod';
import { BOARD_NAME_LENGTH } from '../board-limits.ts';
import { RESERVED_BOARD_SLUGS } from '../reserved-slugs.ts';
import { line, slugOutside } from './text.ts';

export const newBoard = z.strictObject({
	name: line(BOARD_NAME_LENGTH),
	/** How addresses name it, within its organization. */
	slug: slugOutside(RESERVED_BOARD_SLUGS)
});
