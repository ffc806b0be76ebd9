import { sql } from 'drizzle-orm';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate } from '../../../../../tests/support/migrate.ts';
import { startPostgres } from '../../../../../tests/support/postgres.ts';
import { rateLimits } from '../rate-limit/table.ts';
import type { Statement } from './index.ts';
import { pgDatabase } from './pg.ts';

const KEY = 'a row that two want';
let server: Awaited<ReturnType<typeof startPostgres>>;
let connectionString: string;
beforeAll(async () => {
	server = await startPostgres();
	await migrate(server.url);
	connectionString = await server.appLogin();
}, 60_000);
afterAll(() => server.stop());

/** A pool that can lose everything it has by losing one connection. */
const open = () =>
	pgDatabase({
		connectionString,
		max: 1,
		idleTimeoutMillis: 5000,
		connectionTimeoutMillis: 5000,
		query_timeout: 300,
		onConnectionError: () => undefined
	});

const count: Statement<{ count: number }[]> = (db) =>
	db.select({ count: rateLimits.count }).from(rateLimits);
const add: Statement = (db) => db.update(rateLimits).set({ count: sql`${rateLimits.count} + 1` });
const pid: Statement = (db) => db.execute(sql`select pg_backend_pid() pid`);
const pidOf = (result: unknown) => (result as { rows: { pid: number }[] }).rows[0]?.pid ?? 0;

test('what was refused because it took too long does not take effect later', async () => {
	const database = open();
	await database.run((db) =>
		db.insert(rateLimits).values({ key: KEY, count: 1, expiresAt: new Date(0) })
	);
	const other = new pg.Client({ connectionString });
	await other.connect();
	await other.query('begin; update rate_limits set count = 10');
	await expect(database.run(count, add)).rejects.toThrow();
	await other.query('commit');
	await other.end();

	const [before, after] = await database.run(count, count);
	expect([before, after]).toEqual([[{ count: 10 }], [{ count: 10 }]]);
	await database.close();
});

test('a server that stood still for a while costs no connection', async () => {
	const database = open();
	const [first] = await database.run(pid);
	process.kill(pidOf(first), 'SIGSTOP');
	await expect(database.run(count, count)).rejects.toThrow();
	process.kill(pidOf(first), 'SIGCONT');
	const [second] = await database.run(pid, count);
	expect(pidOf(second)).not.toBe(pidOf(first));
	await database.close();
});

test('a connection whose statement the server refused is used again', async () => {
	const database = open();
	const [first] = await database.run(pid, count);
	const wrong: Statement = (db) => db.execute(sql`select 1 / 0`);
	await expect(database.run(count, wrong)).rejects.toThrow();
	const [second] = await database.run(pid, count);
	expect(pidOf(second)).toBe(pidOf(first));
	await database.close();
});
