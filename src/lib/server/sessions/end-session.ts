import { and, eq } from 'drizzle-orm';
import { sessions } from '../identity/table.ts';
import type { Database } from '../ports/database/index.ts';
import { enter, type Origin } from '../tenancy/enter.ts';

/** From now on nobody is signed in by it, once the passes it gave have expired. */
export async function endSession(
	database: Database,
	origin: Origin,
	{ id, userId }: { id: string; userId: string }
): Promise<void> {
	await database.run(enter('slipway_identity', origin), (db) =>
		db.delete(sessions).where(and(eq(sessions.id, id), eq(sessions.userId, userId)))
	);
}

/** The same of all sessions of a user. */
export async function endSessions(
	database: Database,
	origin: Origin,
	userId: string
): Promise<void> {
	await database.run(enter('slipway_identity', origin), (db) =>
		db.delete(sessions).where(eq(sessions.userId, userId))
	);
}
