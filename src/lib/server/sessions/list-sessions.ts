import { and, desc, eq, gt, sql } from 'drizzle-orm';
import { sessions } from '../identity/table.ts';
import type { Database } from '../ports/database/index.ts';
import { enter, type Origin } from '../tenancy/enter.ts';

/** Of a session, what its owner needs to recognize it. Its token stays here. */
export interface ListedSession {
	id: string;
	address: string | null;
	userAgent: string | null;
	/** To about an hour. */
	usedAt: Date;
}

/** Where a user is signed in, the last one used first. */
export async function listSessions(
	database: Database,
	origin: Origin,
	userId: string
): Promise<ListedSession[]> {
	const [, rows] = await database.run(enter('slipway_identity', origin), (db) =>
		db
			.select({
				id: sessions.id,
				address: sessions.ipAddress,
				userAgent: sessions.userAgent,
				usedAt: sessions.updatedAt
			})
			.from(sessions)
			.where(and(eq(sessions.userId, userId), gt(sessions.expiresAt, sql`now()`)))
			.orderBy(desc(sessions.updatedAt), desc(sessions.createdAt))
	);
	return rows;
}
