import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { desc, eq, inArray } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { originOf } from '../../../../tests/support/rows.ts';
import { sqlState, type Database, type Statement } from '../ports/database/index.ts';
import { inMemoryDatabase } from '../ports/database/pglite.ts';
import { enter } from '../tenancy/enter.ts';
import { recordedQueries } from './recorded-queries.ts';
import { users } from './table.ts';

let database: Database;
/** How many statements each unit of work had. */
let units: number[] = [];
let db: ReturnType<typeof recordedQueries>;

beforeAll(async () => {
	database = await inMemoryDatabase('drizzle');
	const counted: Database = {
		...database,
		run: (...statements) => {
			units.push(statements.length);
			return database.run(...statements);
		}
	};
	db = recordedQueries(counted, enter('slipway_identity', originOf()));
}, 60_000);
beforeEach(() => void (units = []));
afterAll(() => database.close());

/** As better-auth's adapter writes queries, which does not know their types either. */
type Method = 'values' | 'returning' | 'from' | 'where' | 'orderBy' | 'limit';
type Query = PromiseLike<unknown> & { [method in Method]: (...args: unknown[]) => Query };
const query = (beginning: keyof typeof db, ...args: unknown[]) => db[beginning](...args) as Query;
const add = (name: string) =>
	query('insert', users)
		.values({ name, email: `${name}@harbour.example` })
		.returning({ id: users.id });

describe('recorded queries', () => {
	test('each is one unit of work, which begins as it was told to', async () => {
		await add('ada');
		expect(units).toEqual([2]);
	});

	test('nothing runs before its answer is awaited', () => {
		add('bo');
		expect(units).toEqual([]);
	});

	test('a query that goes on leaves the one it came from as it was', async () => {
		await add('cy');
		const all = query('select', { name: users.name }).from(users).orderBy(desc(users.name));
		expect(await all.limit(1)).toEqual([{ name: 'cy' }]);
		expect(await all).toEqual([{ name: 'cy' }, { name: 'ada' }]);
	});

	test('a query may be part of another one', async () => {
		const one = query('select', { id: users.id }).from(users).where(eq(users.name, 'cy')).limit(1);
		const gone = query('delete', users).where(inArray(users.id, one as never));
		expect(await gone.returning({ name: users.name })).toEqual([{ name: 'cy' }]);
		expect(units).toEqual([2]);
	});

	test('what the database refuses is thrown as the port throws it', async () => {
		const error: unknown = await add('ada').then(undefined, (thrown: unknown) => thrown);
		expect(sqlState(error)).toBe('23505');
	});

	test('without a role of its own the database refuses everything', async () => {
		const nothing: Statement[] = [];
		const bare = recordedQueries(database, ...nothing);
		await expect(async () => (bare.select() as Query).from(users)).rejects.toThrow();
	});
});

test('better-auth counts what it changed, and claims a row only once', async () => {
	const adapter = drizzleAdapter(db, { provider: 'pg', schema: { users }, usePlural: true })({});
	const where = [{ field: 'name', value: 'ada' }];
	expect(await adapter.updateMany({ model: 'user', where, update: { image: 'x' } })).toBe(1);
	expect(await adapter.consumeOne({ model: 'user', where })).toMatchObject({ name: 'ada' });
	expect(await adapter.consumeOne({ model: 'user', where })).toBeNull();
	expect(await adapter.deleteMany({ model: 'user', where })).toBe(0);
});
