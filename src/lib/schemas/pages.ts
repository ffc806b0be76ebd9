import { z } from 'zod';
import { PAGE_SIZE } from '../board-limits.ts';

/** The part of a list: how many entries, and behind which. */
export const pageQuery = {
	limit: z.coerce.number().int().min(1).max(PAGE_SIZE.max).default(PAGE_SIZE.default),
	/** As the page before gave it. */
	cursor: z.string().min(1).max(512).optional()
};

/** A list that has no filters. */
export const plainPageQuery = z.strictObject(pageQuery);
