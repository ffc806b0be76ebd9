import { sql, type SQL } from 'drizzle-orm';
import { rowAsJson } from '../idempotency/first-answer.ts';
import { boards } from './table.ts';

export interface BoardSummary {
	id: string;
	/** How addresses name it, within its organization. */
	slug: string;
	name: string;
}

/** The columns of a `BoardSummary`. */
export const boardFields = { id: boards.id, slug: boards.slug, name: boards.name };

/** The board as the API answers it. */
export const boardAsJson = (slug: string): SQL =>
	sql`(select ${rowAsJson(boardFields)} from ${boards} where ${boards.slug} = ${slug})`;
