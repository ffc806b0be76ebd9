import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addMember, addOrganization, addUser, originOf } from '../../../../tests/support/rows.ts';
import { memoryServices } from '../platform/memory/index.ts';
import type { Database } from '../ports/database/index.ts';
import { inMemoryDatabase } from '../ports/database/pglite.ts';
import { findSession } from '../sessions/find-session.ts';
import { signSessionToken } from '../sessions/session-token.ts';
import { changeName, changePassword, deleteAccount, readAccount } from './account.ts';
import { identify } from './identity.ts';
import { signIn, signUp } from './sign-in.ts';

const { logger, secrets } = memoryServices();
let database: Database;
beforeAll(async () => {
	database = await inMemoryDatabase('drizzle');
}, 60_000);
afterAll(() => database.close());

/** better-auth for a request with the session of this token. */
async function identityOf(token = '') {
	const session = await findSession(database, token, originOf());
	const cookie = `slipway.session_token=${encodeURIComponent(await signSessionToken(token, secrets.sessions))}`;
	const context = { database, keys: secrets.sessions, credentials: {}, logger };
	const origin = originOf(session?.userId);
	const baseUrl = 'http://localhost';
	return {
		userId: session?.userId ?? '',
		identity: identify({ ...context, origin, baseUrl }, new Headers({ cookie }))
	};
}

let people = 0;
async function someone() {
	const credentials = {
		email: `person-${(people += 1)}@harbour.example`,
		password: 'a-long-password'
	};
	const token = await signUp((await identityOf()).identity, { name: 'Ada', ...credentials });
	return { ...credentials, token, ...(await identityOf(token)) };
}

const mayStillSignIn = async (credentials: { email: string; password: string }) =>
	(await signIn((await identityOf()).identity, credentials)) !== undefined;

describe('an account', () => {
	test('has the name it was given last', async () => {
		const { identity, userId } = await someone();
		expect(await changeName(identity, 'Ada King')).toBe('done');
		expect(await readAccount(identity, userId)).toMatchObject({
			name: 'Ada King',
			hasPassword: true
		});
	});

	test('a new password ends the sessions before it', async () => {
		const { identity, token = '', ...ada } = await someone();
		const change = { password: ada.password, newPassword: 'quite-another-one' };
		expect(await changePassword(identity, change)).toEqual({ token: expect.any(String) as string });
		expect(await findSession(database, token, originOf())).toBeUndefined();
		expect(await changePassword(identity, change)).toBe('signed-out');
		expect(await mayStillSignIn(ada)).toBe(false);
	});

	test('is deleted only with its own password', async () => {
		const { identity, userId, ...ada } = await someone();
		expect(await deleteAccount(identity, userId, 'not-the-password')).toBe('not-confirmed');
		expect(await mayStillSignIn(ada)).toBe(true);
		expect(await deleteAccount(identity, userId, ada.password)).toBe('done');
		expect(await mayStillSignIn(ada)).toBe(false);
	});

	test('has a password of any characters, up to the longest there may be', async () => {
		const { identity, userId, ...ada } = await someone();
		const change = { password: ada.password, newPassword: ` ${'😀'.repeat(126)} ` };
		expect(await changePassword(identity, change)).toHaveProperty('token');
		const again = await signIn((await identityOf()).identity, {
			...ada,
			password: change.newPassword
		});
		const anew = await identityOf(again);
		expect(await deleteAccount(anew.identity, userId, change.newPassword)).toBe('done');
	});

	test('with no password here is deleted with its e-mail', async () => {
		const { id } = await addUser(database, { name: 'Bo', email: 'bo@kite.example' });
		const { identity } = await identityOf();
		expect(await deleteAccount(identity, id, 'ada@kite.example')).toBe('not-confirmed');
		expect(await deleteAccount(identity, id, 'Bo@kite.example')).toBe('done');
	});

	test('that alone owns something stays whole, and is told what', async () => {
		const { identity, userId, ...ada } = await someone();
		const works = await addOrganization(database, { name: 'Harbour Works', slug: 'harbour-works' });
		const library = await addOrganization(database, { name: 'Kite Library', slug: 'kite-library' });
		const other = await addUser(database, { name: 'Cy', email: 'cy@kite.example' });
		await addMember(database, works.id, userId, 'owner');
		await addMember(database, library.id, userId, 'owner');
		await addMember(database, library.id, other.id, 'owner');
		expect(await deleteAccount(identity, userId, ada.password)).toEqual({
			soleOwnerOf: ['Harbour Works']
		});
		expect(await mayStillSignIn(ada)).toBe(true);
	});
});
