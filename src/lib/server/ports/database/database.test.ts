import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { sql } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { startNeonEndpoint } from '../../../../../tests/services/neon.ts';
import { startPostgres } from '../../../../../tests/support/postgres.ts';
import { describeDatabase } from './contract.ts';
import { FolderInUseError } from './folder-lock.ts';
import { neonDatabase } from './neon-http.ts';
import { pgDatabase } from './pg.ts';
import { inMemoryDatabase, pgliteDatabase } from './pglite.ts';
import { tempFolder } from '../../../../../tests/support/temp-folder.ts';

const newFolder = () => tempFolder('data');
const servers: { stop: () => Promise<void> }[] = [];
afterAll(async () => {
	await Promise.all(servers.map((server) => server.stop()));
});

describeDatabase('PGlite in memory', () => inMemoryDatabase('drizzle'));
describeDatabase('PGlite in a folder', () => pgliteDatabase(newFolder(), 'drizzle'));
describeDatabase('pg pool on PostgreSQL', async () => {
	const server = await startPostgres();
	servers.push(server);
	return pgDatabase({
		connectionString: server.url,
		max: 4,
		idleTimeoutMillis: 1000,
		connectionTimeoutMillis: 5000,
		query_timeout: 5000,
		onConnectionError: (error) => console.error(error)
	});
});

describeDatabase('Neon over HTTP', async () => {
	const server = await startPostgres();
	const endpoint = await startNeonEndpoint();
	servers.push(server, endpoint);
	return neonDatabase({
		connectionString: server.url,
		fetchEndpoint: endpoint.url,
		queryTimeoutMs: 5000
	});
});

test('a second opening of the same PGlite folder is refused', { timeout: 60_000 }, async () => {
	const folder = newFolder();
	const first = await pgliteDatabase(folder, 'drizzle');
	await expect(pgliteDatabase(folder, 'drizzle')).rejects.toThrow(FolderInUseError);
	await first.close();
	await (await pgliteDatabase(folder, 'drizzle')).close();
});

test('a PostgreSQL that is not there fails the check within the time allowed', async () => {
	const database = pgDatabase({
		connectionString: 'postgresql://nobody@127.0.0.1:1/none',
		max: 1,
		idleTimeoutMillis: 1000,
		connectionTimeoutMillis: 500,
		query_timeout: 500,
		onConnectionError: () => undefined
	});
	await expect(database.check()).rejects.toThrow();
	await database.close();
});

test('a connection that breaks in mid-transaction fails that unit of work and nothing else', async () => {
	const server = await startPostgres();
	servers.push(server);
	const broken: Error[] = [];
	const database = pgDatabase({
		connectionString: server.url,
		max: 1,
		idleTimeoutMillis: 1000,
		connectionTimeoutMillis: 5000,
		query_timeout: 5000,
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
	const server = await startPostgres();
	servers.push(server);
	const database = pgDatabase({
		connectionString: server.url,
		max: 1,
		idleTimeoutMillis: 1000,
		connectionTimeoutMillis: 5000,
		query_timeout: 100,
		onConnectionError: () => undefined
	});
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
		const server = await startPostgres();
		const endpoint = await startNeonEndpoint();
		servers.push(server, endpoint);
		const database = neonDatabase({
			connectionString: server.url,
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
