import { and, eq, gt, lt, sql } from 'drizzle-orm';
import { sessions, users } from '../identity/table.ts';
import type { Database } from '../ports/database/index.ts';
import { enter, type Origin } from '../tenancy/enter.ts';
import type { Session } from './session.ts';

/** How exactly it is known when a session was last used; the finer, the more is written. */
const NOTED = sql`interval '1 hour'`;

/** The session with this token, unless it was revoked or has expired; that it is used is noted on the way. */
export async function findSession(
	database: Database,
	token: string,
	origin: Origin
): Promise<(Session & { expiresAt: Date }) | undefined> {
	const [, , [session]] = await database.run(
		enter('slipway_identity', origin),
		(db) =>
			db
				.update(sessions)
				.set({ updatedAt: sql`now()` })
				.where(and(eq(sessions.token, token), lt(sessions.updatedAt, sql`now() - ${NOTED}`))),
		(db) =>
			db
				.select({
					id: sessions.id,
					userId: sessions.userId,
					name: users.name,
					expiresAt: sessions.expiresAt
				})
				.from(sessions)
				.innerJoin(users, eq(users.id, sessions.userId))
				.where(and(eq(sessions.token, token), gt(sessions.expiresAt, sql`now()`)))
	);
	return session;
}
