import { sql } from 'drizzle-orm';
import { integer, pgTable } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from './index.ts';

const numbers = pgTable('contract_numbers', { value: integer().primaryKey() });

/** What every database must do; `create` opens one that may be written to. */
export function describeDatabase(name: string, create: () => Promise<Database>) {
	describe(`database: ${name}`, { timeout: 60_000 }, () => {
		let database: Database;
		const values = async () => {
			const [rows] = await database.run((db) => db.select().from(numbers).orderBy(numbers.value));
			return rows.map(({ value }) => value);
		};

		beforeAll(async () => {
			database = await create();
			await database.run((db) =>
				db.execute(sql`create table if not exists ${numbers} (value integer primary key)`)
			);
		}, 60_000);
		beforeEach(async () => {
			await database.run((db) => db.delete(numbers));
		});
		afterAll(() => database.close());

		test('answers the rows of each statement in order', async () => {
			const [, inserted, rows] = await database.run(
				(db) => db.insert(numbers).values({ value: 1 }),
				(db) => db.insert(numbers).values({ value: 2 }).returning(),
				(db) => db.select().from(numbers).orderBy(numbers.value)
			);
			expect(inserted).toEqual([{ value: 2 }]);
			expect(rows).toEqual([{ value: 1 }, { value: 2 }]);
		});

		test('a failing statement undoes the whole unit of work', async () => {
			await expect(
				database.run(
					(db) => db.insert(numbers).values({ value: 1 }),
					(db) => db.insert(numbers).values({ value: 1 })
				)
			).rejects.toThrow();
			expect(await values()).toEqual([]);
		});

		test('the next unit of work is not harmed by a failed one', async () => {
			await expect(database.run((db) => db.execute(sql`select 1/0`))).rejects.toThrow();
			await database.run((db) => db.insert(numbers).values({ value: 3 }));
			expect(await values()).toEqual([3]);
		});

		test('a setting made for one unit of work is gone in the next', async () => {
			const setting = sql`coalesce(current_setting('app.contract', true), '') as value`;
			const read = (rows: unknown) => JSON.stringify(rows);
			const [, during] = await database.run(
				(db) => db.execute(sql`select set_config('app.contract', 'inside', true)`),
				(db) => db.execute(sql`select ${setting}`)
			);
			const [after] = await database.run((db) => db.execute(sql`select ${setting}`));
			expect(read(during)).toContain('inside');
			expect(read(after)).not.toContain('inside');
		});

		test('units of work that run at once do not see each other half done', async () => {
			await Promise.all(
				Array.from({ length: 20 }, (_, index) =>
					database.run(
						(db) => db.insert(numbers).values({ value: 2 * index }),
						(db) => db.insert(numbers).values({ value: 2 * index + 1 })
					)
				)
			);
			expect(await values()).toEqual(Array.from({ length: 40 }, (_, index) => index));
		});

		test('says that it is there', async () => {
			await expect(database.check()).resolves.toBeUndefined();
		});
	});
}
