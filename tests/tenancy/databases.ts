/** Where the laws are tried: each database with the same world in it, and the means to copy and change it. */
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import type { Database } from '../../src/lib/server/ports/database/index.ts';
import { neonDatabase } from '../../src/lib/server/ports/database/neon-http.ts';
import { pgDatabase } from '../../src/lib/server/ports/database/pg.ts';
import { openPglite } from '../../src/lib/server/ports/database/pglite.ts';
import { startNeonEndpoint } from '../services/neon.ts';
import { migrate } from '../support/migrate.ts';
import { startPostgres } from '../support/postgres.ts';
import type { Subject } from './law.ts';
import { makeWorld, pastItsTime } from './world.ts';

export interface OpenSubject extends Subject {
	close: () => Promise<void>;
}

export interface Template {
	/** A copy of it; `change` is run there first, by a superuser. */
	open: (change?: string) => Promise<OpenSubject>;
	/** What belongs to the whole server, and would be there in the next copy. */
	restore: (sql: string) => Promise<void>;
	stop: () => Promise<void>;
}

export async function pgliteTemplate(): Promise<Template> {
	const client = await PGlite.create();
	const database = await openPglite(client, 'drizzle');
	const world = await makeWorld(database);
	await client.exec(`set session authorization postgres; ${pastItsTime(world)}`);
	const files = await client.dumpDataDir('none');
	await client.close();
	return {
		async open(change = '') {
			const copy = await PGlite.create({ loadDataDir: files });
			await copy.exec(change);
			const database = await openPglite(copy, 'drizzle');
			return {
				database,
				bypassing: asSuperuser(copy, database),
				world,
				close: () => database.close()
			};
		},
		// Each copy is a server of its own.
		restore: () => Promise.resolve(),
		stop: () => Promise.resolve()
	};
}

/** The one session there is, as whom it began. */
function asSuperuser(client: PGlite, database: Database): Database {
	const asWhomItBegan = async <T>(work: () => Promise<T>): Promise<T> => {
		await client.exec('set session authorization postgres');
		try {
			return await work();
		} finally {
			await client.exec('set session authorization slipway');
		}
	};
	return {
		run: (...statements) => asWhomItBegan(() => database.run(...statements)),
		check: () => asWhomItBegan(() => database.check()),
		close: () => Promise.resolve()
	};
}

export async function postgresTemplate(): Promise<Template> {
	const server = await startPostgres();
	await migrate(server.url);
	const app = await server.appLogin();
	const first = openPool(app);
	const world = await makeWorld(first);
	await first.close();
	await execute(server.superuserUrl, pastItsTime(world));
	const administration = new URL('postgres', server.superuserUrl).href;
	let copies = 0;
	return {
		async open(change = '') {
			copies += 1;
			const name = `copy_${copies}`;
			await execute(administration, `create database ${name} template slipway`);
			const superuser = new URL(name, server.superuserUrl).href;
			await execute(superuser, change);
			const database = openPool(new URL(name, app).href);
			const bypassing = openPool(superuser);
			return {
				database,
				bypassing,
				world,
				async close() {
					await Promise.all([database.close(), bypassing.close()]);
					await execute(administration, `drop database ${name} with (force)`);
				}
			};
		},
		restore: (sql) => execute(administration, sql),
		stop: () => server.stop()
	};
}

/** The same, over Neon's HTTP. */
async function neonTemplate(): Promise<Template> {
	const server = await startPostgres();
	await migrate(server.url);
	const endpoint = await startNeonEndpoint();
	const over = (connectionString: string) =>
		neonDatabase({ connectionString, fetchEndpoint: endpoint.url, queryTimeoutMs: 20_000 });
	const database = over(await server.appLogin());
	const world = await makeWorld(database);
	await execute(server.superuserUrl, pastItsTime(world));
	return {
		open: async (change = '') => {
			await execute(server.superuserUrl, change);
			const bypassing = over(server.superuserUrl);
			return { database, bypassing, world, close: () => Promise.resolve() };
		},
		restore: (sql) => execute(server.superuserUrl, sql),
		async stop() {
			await endpoint.stop();
			await server.stop();
		}
	};
}

const openPool = (connectionString: string) =>
	pgDatabase({
		connectionString,
		max: 4,
		idleTimeoutMillis: 10_000,
		connectionTimeoutMillis: 30_000,
		query_timeout: 30_000,
		onConnectionError: () => undefined
	});

async function execute(connectionString: string, sql: string): Promise<void> {
	const client = new pg.Client({ connectionString });
	await client.connect();
	try {
		await client.query(sql);
	} finally {
		await client.end();
	}
}

export const databases: [name: string, make: () => Promise<Template>][] = [
	['PGlite', pgliteTemplate],
	['PostgreSQL', postgresTemplate],
	['Neon over HTTP', neonTemplate]
];
