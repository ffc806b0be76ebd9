import { and, eq, inArray, lte, sql, type SQL } from 'drizzle-orm';
import type { Database, Sql } from '../database/index.ts';
import type { Limit, Policy, RateLimiter } from './index.ts';
import { rateLimits } from './table.ts';

/**
 * Fixed windows in a table: all instances on one database share the quota, for one round trip per request. The
 * database's clock decides, so the instances' clocks need not agree. A key's window begins with its first request.
 * @param clock what time it is, as SQL
 */
export function postgresRateLimiter(
	database: Database,
	limits: Readonly<Record<Policy, Limit>>,
	clock: () => SQL = () => sql`now()`
): RateLimiter {
	return {
		limits,
		async take(policy, key) {
			const { quota, windowSeconds } = limits[policy];
			const id = await hash(`${policy} ${key}`);
			const [[taken]] = await database.run((db) => take(db, id, windowSeconds, sql`(${clock()})`));
			if (!taken) throw new Error('The database counted nothing.');

			const { count, secondsLeft } = taken;
			return count > quota
				? { allowed: false, retryAfterSeconds: secondsLeft }
				: { allowed: true, remaining: quota - count, resetSeconds: secondsLeft };
		}
	};
}

/**
 * Whoever begins a window removes the rows of up to this many others whose window is over: more than one, so that the
 * table shrinks to the clients of the last window, and few, so that nobody waits for it.
 */
const SWEPT = 2;

/**
 * Counts one request in a single statement. The row's lock makes parallel requests of one key wait for each other. The
 * sweep comes after that, for it asks what was counted, and passes over rows that others have locked: whoever waits holds
 * no lock, so no two statements wait for each other.
 */
function take(db: Sql, key: string, windowSeconds: number, now: SQL) {
	const isOver = lte(rateLimits.expiresAt, now);
	const taken = db.$with('taken').as(
		db
			.insert(rateLimits)
			.values({ key, count: 1, expiresAt: sql`${now} + make_interval(secs => ${windowSeconds})` })
			.onConflictDoUpdate({
				target: rateLimits.key,
				set: {
					count: sql`case when ${isOver} then 1 else ${rateLimits.count} + 1 end`,
					expiresAt: sql`case when ${isOver} then excluded.expires_at else ${rateLimits.expiresAt} end`
				}
			})
			.returning({
				count: rateLimits.count,
				secondsLeft:
					sql<number>`ceil(extract(epoch from ${rateLimits.expiresAt} - ${now}))::int`.as(
						'seconds_left'
					)
			})
	);
	const isNewWindow = eq(sql`(select ${taken.count} from ${taken})`, 1);
	const over = db.$with('over').as(
		db
			.select({ key: rateLimits.key })
			.from(rateLimits)
			// A statement must not change a row twice: https://www.postgresql.org/docs/current/queries-with.html
			.where(and(isOver, sql`${rateLimits.key} <> ${key}`, isNewWindow))
			.orderBy(rateLimits.expiresAt)
			.limit(SWEPT)
			.for('update', { skipLocked: true })
	);
	const swept = db
		.$with('swept')
		.as(db.delete(rateLimits).where(inArray(rateLimits.key, db.select().from(over))));
	return db.with(taken, over, swept).select().from(taken);
}

/** 128 bits in hex. It keeps addresses out of the table and its backups; who guesses an address can still check it. */
async function hash(text: string): Promise<string> {
	const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
	const bytes = new Uint8Array(digest, 0, 16);
	return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
