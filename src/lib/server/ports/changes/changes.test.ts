import { sql } from 'drizzle-orm';
import pg from 'pg';
import { afterAll, expect, test, vi } from 'vitest';
import { startPostgres } from '../../../../../tests/support/postgres.ts';
import { inMemoryDatabase } from '../database/pglite.ts';
import { describeChanges } from './contract.ts';
import { pgChanges } from './pg.ts';
import { pgliteChanges } from './pglite.ts';

const BOARD = 'a6b6c3cc-6c3d-4a6e-9a3a-0a4ad0d4ad01';
const ends: (() => Promise<unknown>)[] = [];
afterAll(async () => {
	await Promise.all(ends.map((end) => end()));
});

async function execute(connectionString: string, text: string, ...values: string[]) {
	const client = new pg.Client({ connectionString });
	await client.connect();
	await client.query(text, values);
	await client.end();
}

describeChanges('PGlite', async () => {
	const database = await inMemoryDatabase('drizzle');
	return {
		changes: await pgliteChanges(database),
		notify: (id) => database.run((db) => db.execute(sql`select pg_notify('board_changes', ${id})`))
	};
});

const onPostgres = async (onConnectionError: (error: unknown) => void = vi.fn()) => {
	const server = await startPostgres();
	ends.push(server.stop);
	const options = { connectionTimeoutMillis: 5000, retryMillis: 50, onConnectionError };
	return {
		server,
		changes: pgChanges({ connectionString: server.url, ...options }),
		notify: (id: string) => execute(server.url, "select pg_notify('board_changes', $1)", id)
	};
};

describeChanges('PostgreSQL', onPostgres);

test('after a connection broke, everybody looks again and hears what comes', async () => {
	const onConnectionError = vi.fn();
	const { server, changes, notify } = await onPostgres(onConnectionError);
	const changed = vi.fn<() => void>();
	const next = () => new Promise<void>((resolve) => changed.mockImplementationOnce(resolve));
	await changes.subscribe(BOARD, { changed, closed: vi.fn() });

	const resumed = next();
	await execute(
		server.superuserUrl,
		"select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen%'"
	);
	await resumed;
	expect(onConnectionError).toHaveBeenCalled();

	const told = next();
	await notify(BOARD);
	await told;
	await changes.close();
}, 60_000);

test('who subscribes while nobody can be reached is told so, and may try again', async () => {
	const changes = pgChanges({
		connectionString: 'postgresql://nobody@127.0.0.1:1/none',
		connectionTimeoutMillis: 500,
		retryMillis: 50,
		onConnectionError: vi.fn()
	});
	const subscriber = { changed: vi.fn(), closed: vi.fn() };
	await expect(changes.subscribe(BOARD, subscriber)).rejects.toThrow();
	await expect(changes.subscribe(BOARD, subscriber)).rejects.toThrow();
	await changes.close();
	expect(subscriber.closed).not.toHaveBeenCalled();
});
