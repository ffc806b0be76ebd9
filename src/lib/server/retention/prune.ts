import { and, lt, sql, type SQL } from 'drizzle-orm';
import { pgTable, text, timestamp, type PgColumn, type PgTable } from 'drizzle-orm/pg-core';
import { auditLogs } from '../audit/table.ts';
import { idempotencyKeys } from '../idempotency/table.ts';
import { sessions, verifications } from '../identity/table.ts';
import { invitations } from '../organizations/table.ts';
import type { Database, Statement } from '../ports/database/index.ts';
import { enter, type Origin } from '../tenancy/enter.ts';
import { vitals } from '../vitals/table.ts';
import { kept } from './periods.ts';

/** Rows of one deletion: so few that it takes no long lock and no long time, however much has gathered. */
const BATCH = 1000;

/** What matters here of the table in which ports/rate-limit counts, and which is nobody else's to import. */
const rateLimits = pgTable('rate_limits', {
	key: text().primaryKey(),
	expiresAt: timestamp('expires_at', { withTimezone: true }).notNull()
});

interface Past {
	name: keyof typeof kept;
	table: PgTable;
	/** What tells rows apart. Tokens are in the same rows, and no privilege of this role's. */
	key: PgColumn[];
	/** When the period began. */
	since: PgColumn;
}

const { organizationId, userId, key } = idempotencyKeys;

const ofTheApp: Past[] = [
	{ name: 'vitals', table: vitals, key: [vitals.id], since: vitals.createdAt },
	{ name: 'rateLimits', table: rateLimits, key: [rateLimits.key], since: rateLimits.expiresAt }
];
const ofPeople: Past[] = [
	{ name: 'sessions', table: sessions, key: [sessions.id], since: sessions.expiresAt },
	{
		name: 'verifications',
		table: verifications,
		key: [verifications.id],
		since: verifications.expiresAt
	},
	{ name: 'invitations', table: invitations, key: [invitations.id], since: invitations.expiresAt },
	{
		name: 'idempotencyKeys',
		table: idempotencyKeys,
		key: [organizationId, userId, key],
		since: idempotencyKeys.createdAt
	},
	{ name: 'auditLogs', table: auditLogs, key: [auditLogs.id], since: auditLogs.createdAt }
];

/**
 * Deletes what is past its time, and answers how many rows of what. Whatever was deleted stays deleted when it is
 * interrupted, and the next call goes on.
 * @param batch rows of one unit of work
 */
export async function prune(
	database: Database,
	origin: Origin,
	batch = BATCH
): Promise<Record<string, number>> {
	const begin = enter('slipway_retention', origin);
	const deleted: Record<string, number> = {};
	for (const past of ofTheApp) {
		deleted[past.name] = await inBatches(batch, async () => {
			const [rows] = await database.run(deletion(past, batch));
			return rows.length;
		});
	}
	for (const past of ofPeople) {
		deleted[past.name] = await inBatches(batch, async () => {
			const [, rows] = await database.run(begin, deletion(past, batch));
			return rows.length;
		});
	}
	return deleted;
}

async function inBatches(size: number, deleteBatch: () => Promise<number>): Promise<number> {
	let total = 0;
	for (let count = size; count === size; total += count) count = await deleteBatch();
	return total;
}

function deletion({ name, table, key, since }: Past, limit: number): Statement<unknown[]> {
	const isPast: SQL = lt(since, sql`now() - ${kept[name]}`);
	const columns = sql.join(key, sql`, `);
	// PostgreSQL's DELETE has no LIMIT: https://www.postgresql.org/docs/current/sql-delete.html
	const some = sql`(${columns}) in (select ${columns} from ${table} where ${isPast} limit ${limit})`;
	return (db) =>
		db
			.delete(table)
			.where(and(isPast, some))
			.returning({ one: sql`1` });
}
