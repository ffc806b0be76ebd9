import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import { lockFolder } from './folder-lock.ts';
import type { Database } from './index.ts';
import { checkLogin } from './login.ts';
import { runStatements } from './run-statements.ts';

export interface PgliteDatabase extends Database {
	/** Calls `tell` with what each notification on the channel says, until the answer is called. */
	listen(channel: string, tell: (payload: string) => void): Promise<() => Promise<void>>;
}

/**
 * PostgreSQL inside this process, its files in `folder`: nothing to install, one process at a time. Brings its own
 * schema up to date, because nobody else could: the folder is locked.
 * @throws FolderInUseError when another process has the folder open
 */
export async function pgliteDatabase(
	folder: string,
	migrationsFolder: string
): Promise<PgliteDatabase> {
	const lock = lockFolder(folder);
	try {
		const client = await PGlite.create(join(folder, 'pglite'));
		const database = await openPglite(client, migrationsFolder);
		return {
			...database,
			async close() {
				await database.close();
				lock.release();
			}
		};
	} catch (error) {
		lock.release();
		throw error;
	}
}

/** A database that ends with the process, for tests. */
export async function inMemoryDatabase(migrationsFolder: string): Promise<PgliteDatabase> {
	return openPglite(await PGlite.create(), migrationsFolder);
}

/** Brings its schema up to date, and gives up the rights it took. */
export async function openPglite(
	client: PGlite,
	migrationsFolder: string
): Promise<PgliteDatabase> {
	const sql = drizzle({ client });
	await migrate(sql, { migrationsFolder });
	// Its only login is a superuser, whom row-level security does not bind.
	await client.exec('set session authorization slipway');
	return {
		run: runStatements(sql, (work) => sql.transaction(work)),
		check: () => checkLogin(async (query) => (await client.query(query)).rows),
		listen: (channel, tell) => client.listen(channel, tell),
		close: () => client.close()
	};
}
