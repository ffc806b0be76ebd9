import { sql, type AnyColumn, type SQL } from 'drizzle-orm';

/** Where a page of a list ends that is in order of creation. */
export interface ListPosition {
	/** As PostgreSQL writes it: a `Date` would lose its microseconds, and with them rows. */
	createdAt: string;
	id: string;
}

/** One page of a list, and where the next begins, if there is one. */
export interface Page<T, P = ListPosition> {
	items: T[];
	next: P | undefined;
}

interface OrderColumns {
	createdAt: AnyColumn;
	id: AnyColumn;
}

/** The column that `pageOf` takes for the position of each row. */
export const positionField = ({ createdAt }: OrderColumns): SQL<string> =>
	sql<string>`${createdAt}::text`;

/** What comes later than `position`; everything without one. */
export const isAfter = (
	{ createdAt, id }: OrderColumns,
	position: ListPosition | undefined
): SQL | undefined =>
	position &&
	sql`(${createdAt}, ${id}) > (${position.createdAt}::timestamptz, ${position.id}::uuid)`;

/** From up to `limit + 1` rows: the one too many says that there is more. */
export function pageOf<T extends { id: string }>(
	rows: { item: T; position: string }[],
	limit: number
): Page<T> {
	const shown = rows.slice(0, limit);
	const last = shown.at(-1);
	const next =
		last && rows.length > limit ? { createdAt: last.position, id: last.item.id } : undefined;
	return { items: shown.map(({ item }) => item), next };
}
