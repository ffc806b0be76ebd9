import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { originOf } from '../../../../tests/support/rows.ts';
import { memoryServices } from '../platform/memory/index.ts';
import type { Database } from '../ports/database/index.ts';
import { inMemoryDatabase } from '../ports/database/pglite.ts';
import { findSession } from '../sessions/find-session.ts';
import { identify } from './identity.ts';
import { signIn, signUp } from './sign-in.ts';

const { logger, secrets } = memoryServices();
let database: Database;
beforeAll(async () => {
	database = await inMemoryDatabase('drizzle');
}, 60_000);
afterAll(() => database.close());

const identity = () =>
	identify(
		{
			database,
			origin: originOf(),
			baseUrl: 'https://board.example',
			keys: secrets.sessions,
			credentials: {},
			logger
		},
		new Headers()
	);

const ada = { name: 'Ada', email: 'ada@harbour.example', password: 'a-long-password' };

/** How often a password is hashed, be it to keep it or to compare it. */
async function hashesOf(attempt: { email: string; password: string }): Promise<number> {
	const asked = identity();
	const { password } = await asked.auth.$context;
	const hash = vi.spyOn(password, 'hash');
	const verify = vi.spyOn(password, 'verify');
	expect(await signIn(asked, attempt)).toBeUndefined();
	return hash.mock.calls.length + verify.mock.calls.length;
}

describe('signing in', () => {
	test('someone new has a session at once', async () => {
		const token = await signUp(identity(), ada);
		expect(await findSession(database, token ?? '', originOf())).toMatchObject({ name: 'Ada' });
	});

	test('an e-mail belongs to one account', async () => {
		expect(await signUp(identity(), { ...ada, name: 'Bo' })).toBeUndefined();
	});

	test('the right password begins another session', async () => {
		expect(await signIn(identity(), ada)).toMatch(/^\w{32}$/);
	});

	test('an unknown e-mail costs as much work as a wrong password, so time does not tell them apart', async () => {
		const wrong = await hashesOf({ ...ada, password: 'not-the-password' });
		expect(wrong).toBe(1);
		expect(await hashesOf({ ...ada, email: 'nobody@harbour.example' })).toBe(wrong);
	});

	test('a database that is down is not taken for a wrong password', async () => {
		const down = { ...database, run: () => Promise.reject(new Error('the database is down')) };
		const asked = identify({ ...identity(), database: down }, new Headers());
		await expect(signIn(asked, ada)).rejects.toThrow('the database is down');
		await expect(signUp(asked, { ...ada, email: 'cy@harbour.example' })).rejects.toThrow(
			'the database is down'
		);
	});
});
