import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { migrate } from '../../../../../tests/support/migrate.ts';
import { startPostgres } from '../../../../../tests/support/postgres.ts';
import type { Database } from '../database/index.ts';
import { pgDatabase } from '../database/pg.ts';
import { inMemoryDatabase } from '../database/pglite.ts';
import { describeRateLimiter } from './contract.ts';
import { postgresRateLimiter } from './postgres.ts';
import { rateLimits } from './table.ts';

const limits = {
	read: { quota: 10, windowSeconds: 60 },
	write: { quota: 2, windowSeconds: 60 },
	'sign-in': { quota: 1, windowSeconds: 60 }
};

describe('on PGlite', () => {
	let database: Database;
	let passedSeconds = 0;
	const create = (given: typeof limits) =>
		postgresRateLimiter(
			database,
			given,
			() => sql`now() + make_interval(secs => ${passedSeconds})`
		);
	const advance = async (seconds: number) => void (passedSeconds += seconds);
	const storedRows = async () => (await database.run((db) => db.select().from(rateLimits)))[0];

	beforeAll(async () => {
		database = await inMemoryDatabase('drizzle');
	}, 60_000);
	beforeEach(async () => {
		await database.run((db) => db.delete(rateLimits));
	});
	afterAll(() => database.close());

	describeRateLimiter('PostgreSQL', { create, advance });

	test('no address is stored', async () => {
		await create(limits).take('read', '192.0.2.1');
		expect(JSON.stringify(await storedRows())).not.toContain('192.0.2.1');
	});

	test('the table forgets clients that do not come back', async () => {
		const limiter = create(limits);
		for (const key of ['192.0.2.1', '192.0.2.2', '192.0.2.3']) await limiter.take('read', key);
		await advance(61);
		for (const key of ['192.0.2.4', '192.0.2.5']) await limiter.take('read', key);
		expect(await storedRows()).toHaveLength(2);
	});

	test('a window that runs is not forgotten', async () => {
		const limiter = create(limits);
		await limiter.take('write', '192.0.2.1');
		await advance(59);
		await limiter.take('write', '192.0.2.2');
		expect(await limiter.take('write', '192.0.2.1')).toMatchObject({ remaining: 0 });
	});
});

describe('on PostgreSQL', () => {
	let server: Awaited<ReturnType<typeof startPostgres>>;
	let instances: Database[];

	beforeAll(async () => {
		server = await startPostgres();
		await migrate(server.url);
		instances = Array.from({ length: 2 }, () =>
			pgDatabase({
				connectionString: server.url,
				max: 10,
				idleTimeoutMillis: 1000,
				connectionTimeoutMillis: 5000,
				query_timeout: 5000,
				onConnectionError: () => undefined
			})
		);
	}, 60_000);
	afterAll(async () => {
		await Promise.all(instances.map((database) => database.close()));
		await server.stop();
	});

	test('two instances together let exactly the quota through when all arrive at once', async () => {
		const limiters = instances.map((database) => postgresRateLimiter(database, limits));
		const decisions = await Promise.all(
			limiters.flatMap((limiter) =>
				Array.from({ length: 25 }, () => limiter.take('read', '192.0.2.1'))
			)
		);
		expect(decisions.filter(({ allowed }) => allowed)).toHaveLength(10);
	});

	test('requests that all begin windows and sweep at once do not block each other', async () => {
		// Windows without length: each request begins one, and finds the others' to be over.
		const limiters = instances.map((database) =>
			postgresRateLimiter(database, {
				read: { quota: 1, windowSeconds: 0 },
				write: { quota: 1, windowSeconds: 0 },
				'sign-in': { quota: 1, windowSeconds: 0 }
			})
		);
		const takes = Array.from({ length: 250 }, (_, index) =>
			limiters.map((limiter) => limiter.take('read', `192.0.2.${index % 7}`))
		);
		await expect(Promise.all(takes.flat())).resolves.toHaveLength(500);
	});
});
