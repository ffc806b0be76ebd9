import { sql, type AnyColumn, type SQL } from 'drizzle-orm';

/**
 * A timestamp as `Date.toISOString()` writes it, in UTC and to the millisecond. The database does it, so that what is
 * answered at once and what is stored as an answer (idempotency/) are the same text.
 */
export const isoTimestamp = (column: AnyColumn): SQL<string> =>
	sql<string>`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
