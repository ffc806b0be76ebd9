import { join } from 'node:path';
import {
	DATABASE_CONNECT_TIMEOUT_MS,
	DATABASE_IDLE_TIMEOUT_MS,
	DATABASE_POOL_MAX,
	DATABASE_QUERY_TIMEOUT_MS,
	DATABASE_URL,
	DATA_DIR
} from '$app/env/private';
import type { Changes } from '../../ports/changes/index.ts';
import { pgChanges } from '../../ports/changes/pg.ts';
import { pgliteChanges } from '../../ports/changes/pglite.ts';
import type { Database } from '../../ports/database/index.ts';
import { pgDatabase } from '../../ports/database/pg.ts';
import { pgliteDatabase } from '../../ports/database/pglite.ts';
import type { Logger } from '../../ports/logger/index.ts';

interface Opened {
	database: Database;
	changes: Changes;
}

/** From one attempt to hear of changes again to the next. */
const RETRY_MS = 2000;

/** What `openDatabase` opens, as `/api/info` names it. */
export const databaseMadeOf = DATABASE_URL
	? { database: 'PostgreSQL, pg pool', changes: 'PostgreSQL notifications' }
	: { database: 'PGlite', changes: 'PGlite notifications' };

/** The database, and what it says of changes. */
export async function openDatabase(folder: string, logger: Logger): Promise<Opened> {
	if (!DATABASE_URL) {
		// A build brings its migrations along; in development they are in the project.
		const database = await pgliteDatabase(DATA_DIR, join(folder, 'drizzle'));
		return { database, changes: await pgliteChanges(database) };
	}
	const connection = {
		connectionString: DATABASE_URL,
		connectionTimeoutMillis: DATABASE_CONNECT_TIMEOUT_MS,
		onConnectionError: (err: unknown) => logger.warn({ err }, 'a database connection broke')
	};
	const database = pgDatabase({
		...connection,
		max: DATABASE_POOL_MAX,
		idleTimeoutMillis: DATABASE_IDLE_TIMEOUT_MS,
		query_timeout: DATABASE_QUERY_TIMEOUT_MS
	});
	return { database, changes: pgChanges({ ...connection, retryMillis: RETRY_MS }) };
}
