import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, test } from 'vitest';
import { startNeonEndpoint } from '../../../../../tests/services/neon.ts';
import { migrate } from '../../../../../tests/support/migrate.ts';
import { startPostgres } from '../../../../../tests/support/postgres.ts';
import { describeDatabase } from './contract.ts';
import { FolderInUseError } from './folder-lock.ts';
import { neonDatabase } from './neon-http.ts';
import { pgDatabase, type PgPoolOptions } from './pg.ts';
import { inMemoryDatabase, pgliteDatabase } from './pglite.ts';
import { tempFolder } from '../../../../../tests/support/temp-folder.ts';

const newFolder = () => tempFolder('data');
const servers: { stop: () => Promise<void> }[] = [];
afterAll(async () => {
	await Promise.all(servers.map((server) => server.stop()));
});

/** One server for all of these tests, migrated, and the logins it has. */
const postgres = (async () => {
	const server = await startPostgres();
	servers.push(server);
	await migrate(server.url);
	return { owner: server.url, superuser: server.superuserUrl, app: await server.appLogin() };
})();

const openPool = (connectionString: string, options: Partial<PgPoolOptions> = {}) =>
	pgDatabase({
		connectionString,
		max: 4,
		idleTimeoutMillis: 1000,
		connectionTimeoutMillis: 5000,
		query_timeout: 5000,
		onConnectionError: () => undefined,
		...options
	});

describeDatabase('PGlite in memory', () => inMemoryDatabase('drizzle'));
describeDatabase('PGlite in a folder', () => pgliteDatabase(newFolder(), 'drizzle'));
describeDatabase('pg pool on PostgreSQL', async () => openPool((await postgres).app));

describeDatabase('Neon over HTTP', async () => {
	const endpoint = await startNeonEndpoint();
	servers.push(endpoint);
	return neonDatabase({
		connectionString: (await postgres).app,
		fetchEndpoint: endpoint.url,
		queryTimeoutMs: 5000
	});
});

describe(
	'a login that must not be used fails the check, with what to do',
	{ timeout: 60_000 },
	() => {
		const check = async (connectionString: string) => {
			const database = openPool(connectionString, { max: 1 });
			try {
				await database.check();
			} finally {
				await database.close();
			}
		};

		test("as the server's superuser", async () => {
			const { superuser } = await postgres;
			await expect(check(superuser)).rejects.toMatchObject({
				name: 'UnfitLoginError',
				reason: 'bypasses-row-level-security',
				message: expect.stringMatching(/"postgres" bypasses .* in role slipway/) as string
			});
		});

		test('as a role that bypasses row-level security', async () => {
			const { superuser } = await postgres;
			const admin = openPool(superuser, { max: 1 });
			await admin.run((db) =>
				db.execute(sql`create role trusted login password 'trusted' bypassrls in role slipway`)
			);
			await admin.close();
			const url = superuser.replace('postgres:postgres', 'trusted:trusted');
			await expect(check(url)).rejects.toMatchObject({ reason: 'bypasses-row-level-security' });
		});

		test('as the owner of the tables, who may not become a tenant', async () => {
			const { owner } = await postgres;
			await expect(check(owner)).rejects.toMatchObject({ reason: 'not-in-role-slipway' });
		});

		test('before the migrations', async () => {
			const { app } = await postgres;
			await expect(check(new URL('postgres', app).href)).rejects.toMatchObject({
				reason: 'not-migrated',
				message: expect.stringContaining('npm run db:migrate') as string
			});
		});
	}
);

test('a second opening of the same PGlite folder is refused', { timeout: 60_000 }, async () => {
	const folder = newFolder();
	const first = await pgliteDatabase(folder, 'drizzle');
	await expect(pgliteDatabase(folder, 'drizzle')).rejects.toThrow(FolderInUseError);
	await first.close();
	await (await pgliteDatabase(folder, 'drizzle')).close();
});

test('a PostgreSQL that is not there fails the check within the time allowed', async () => {
	const database = openPool('postgresql://nobody@127.0.0.1:1/none', {
		connectionTimeoutMillis: 500,
		query_timeout: 500
	});
	await expect(database.check()).rejects.toThrow();
	await database.close();
});

test('a connection that breaks in mid-transaction fails that unit of work and nothing else', async () => {
	const broken: Error[] = [];
	const database = openPool((await postgres).app, {
		max: 1,
		onConnectionError: (error) => broken.push(error)
	});
	await expect(
		database.run(
			(db) => db.execute(sql`select 1`),
			(db) => db.execute(sql`select pg_terminate_backend(pg_backend_pid())`)
		)
	).rejects.toThrow();
	await expect(database.check()).resolves.toBeUndefined();
	expect(broken.length).toBeGreaterThan(0);
	await database.close();
});

test('a statement that takes too long fails', async () => {
	const database = openPool((await postgres).app, { max: 1, query_timeout: 100 });
	await expect(database.run((db) => db.execute(sql`select pg_sleep(30)`))).rejects.toThrow();
	await database.close();
});

test('a PostgreSQL that Neon does not reach fails the check, with the reason', async () => {
	const endpoint = await startNeonEndpoint();
	servers.push(endpoint);
	const database = neonDatabase({
		connectionString: 'postgresql://nobody:nothing@127.0.0.1:1/none',
		fetchEndpoint: endpoint.url,
		queryTimeoutMs: 5000
	});
	await expect(database.check()).rejects.toThrow('HTTP status 500');
});

test('a Neon that does not answer fails the check within the time allowed', async () => {
	const silent = createServer().listen(0, '127.0.0.1');
	await once(silent, 'listening');
	const { port } = silent.address() as AddressInfo;
	const database = neonDatabase({
		connectionString: 'postgresql://nobody:nothing@127.0.0.1:1/none',
		fetchEndpoint: `http://127.0.0.1:${port}/sql`,
		queryTimeoutMs: 500
	});
	await expect(database.check()).rejects.toThrow('timeout');
	silent.close();
});

test(
	'a statement that takes Neon too long is undone, and later ones have time',
	{ timeout: 60_000 },
	async () => {
		const endpoint = await startNeonEndpoint();
		servers.push(endpoint);
		const database = neonDatabase({
			connectionString: (await postgres).owner,
			fetchEndpoint: endpoint.url,
			queryTimeoutMs: 1000
		});
		await expect(
			database.run(
				(db) => db.execute(sql`create table abandoned ()`),
				(db) => db.execute(sql`select pg_sleep(30)`)
			)
		).rejects.toThrow('timeout');
		await expect(
			database.run((db) => db.execute(sql`create table abandoned ()`))
		).resolves.toBeDefined();
	}
);
