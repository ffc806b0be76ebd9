import { and, eq, gt, sql } from 'drizzle-orm';
import { sessions, users } from '../identity/table.ts';
import type { Database } from '../ports/database/index.ts';
import { enter, type Origin } from '../tenancy/enter.ts';
import type { Session } from './session.ts';

/** The session with this token, unless it was revoked or has expired. */
export async function findSession(
	database: Database,
	token: string,
	origin: Origin
): Promise<(Session & { expiresAt: Date }) | undefined> {
	const [, [session]] = await database.run(enter('slipway_identity', origin), (db) =>
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
