import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { enter } from '../../tenancy/enter.ts';
import { rateLimits } from '../rate-limit/table.ts';
import { sqlState, type Database, type Statement } from './index.ts';

const origin = {
	actorId: '018f0000-0000-7000-8000-000000000001',
	requestId: 'request-0001',
	address: '192.0.2.1',
	userAgent: 'contract'
};

/** What every database must do; `create` opens a migrated one as the app's login. */
export function describeDatabase(name: string, create: () => Promise<Database>) {
	describe(`database: ${name}`, { timeout: 60_000 }, () => {
		let database: Database;
		/** Any table that the login may write without entering serves. */
		const insert =
			(key: string): Statement<{ key: string }[]> =>
			(db) =>
				db
					.insert(rateLimits)
					.values({ key, count: 1, expiresAt: new Date(0) })
					.returning({ key: rateLimits.key });
		const selectKeys: Statement<{ key: string }[]> = (db) =>
			db.select({ key: rateLimits.key }).from(rateLimits).orderBy(rateLimits.key);
		const keys = async () => (await database.run(selectKeys))[0].map(({ key }) => key);

		beforeAll(async () => {
			database = await create();
		}, 60_000);
		beforeEach(async () => {
			await database.run((db) => db.delete(rateLimits));
		});
		afterAll(() => database.close());

		test('answers the rows of each statement in order', async () => {
			const [, inserted, rows] = await database.run(insert('a'), insert('b'), selectKeys);
			expect(inserted).toEqual([{ key: 'b' }]);
			expect(rows).toEqual([{ key: 'a' }, { key: 'b' }]);
		});

		test('a failing statement undoes the whole unit of work', async () => {
			await expect(database.run(insert('a'), insert('a'))).rejects.toThrow();
			expect(await keys()).toEqual([]);
		});

		test('the next unit of work is not harmed by a failed one', async () => {
			await expect(database.run((db) => db.execute(sql`select 1/0`))).rejects.toThrow();
			await database.run(insert('c'));
			expect(await keys()).toEqual(['c']);
		});

		test('units of work that run at once do not see each other half done', async () => {
			const names = Array.from({ length: 20 }, (_, index) => String(index).padStart(2, '0'));
			await Promise.all(
				names.map((each) => database.run(insert(`${each}-first`), insert(`${each}-second`)))
			);
			expect(await keys()).toEqual(names.flatMap((each) => [`${each}-first`, `${each}-second`]));
		});

		describe('row-level security', () => {
			interface State {
				role: string;
				settings: string;
			}
			const readState: Statement<State[]> = (db) =>
				db
					.select({
						role: sql<string>`current_user::text`,
						settings: sql<string>`concat_ws(',', current_setting('app.tenant_id', true),
							current_setting('app.actor_id', true), current_setting('app.address', true))`
					})
					.from(sql`(values (1)) as one`);
			const state = async () => (await database.run(readState))[0][0];
			const enterIdentity = enter('slipway_identity', origin);
			const failing: Statement = (db) => db.execute(sql`select 1/0`);

			test('binds the login', async () => {
				const [rows] = await database.run((db) =>
					db
						.select({ bound: sql<boolean>`not rolsuper and not rolbypassrls` })
						.from(sql`pg_roles`)
						.where(sql`rolname = session_user`)
				);
				expect(rows).toEqual([{ bound: true }]);
			});

			test.each(['users', 'sessions', 'organizations', 'members', 'tickets', 'audit_logs'])(
				'shows nothing of %s to who has not entered',
				async (table) => {
					const reading = database.run((db) =>
						db.execute(sql`select 1 from ${sql.identifier(table)}`)
					);
					await expect(reading).rejects.toSatisfy((error) => sqlState(error) === '42501');
				}
			);

			test('knows who has entered, until the unit of work is over', async () => {
				const [, [during]] = await database.run(enterIdentity, readState);
				expect(during).toMatchObject({
					role: 'slipway_identity',
					settings: expect.stringContaining(origin.actorId) as string
				});
				expect(await state()).toMatchObject({
					role: expect.not.stringContaining('identity') as string,
					settings: expect.not.stringMatching(/\w/) as string
				});
			});

			test('forgets who has entered a unit of work that fails', async () => {
				await expect(database.run(enterIdentity, failing)).rejects.toThrow();
				expect(await state()).toMatchObject({
					role: expect.not.stringContaining('identity') as string,
					settings: expect.not.stringMatching(/\w/) as string
				});
			});
		});

		test('says that it is there', async () => {
			await expect(database.check()).resolves.toBeUndefined();
		});
	});
}
