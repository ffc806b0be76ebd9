import { parseSetCookieHeader } from 'better-auth/cookies';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { fakeProvider } from '../../../../tests/support/providers.ts';
import { addUser, originOf } from '../../../../tests/support/rows.ts';
import { memoryServices } from '../platform/memory/index.ts';
import type { Database } from '../ports/database/index.ts';
import { inMemoryDatabase } from '../ports/database/pglite.ts';
import { findSession } from '../sessions/find-session.ts';
import { readSessionToken } from '../sessions/session-token.ts';
import type { KeyRing } from '../sessions/key-ring.ts';
import { identify } from './identity.ts';
import { PROVIDERS } from './providers.ts';
import { requestHeaders } from './request-headers.ts';

const BASE = 'https://board.example';
const STATE = '__Secure-slipway.state';
const known = { clientId: 'an-id', clientSecret: 'a-secret' };
const credentials = { google: known, github: known, kakao: known };
const { logger, secrets } = memoryServices();

let database: Database;
beforeAll(async () => {
	database = await inMemoryDatabase('drizzle');
}, 60_000);
afterEach(() => void vi.unstubAllGlobals());
afterAll(() => database.close());

async function identityWith(cookies: Map<string, string>, keys: KeyRing = secrets.sessions) {
	const headers = await requestHeaders({ cookies, address: '192.0.2.1', userAgent: 'tests' }, keys);
	const context = { database, origin: originOf(), baseUrl: BASE, keys, credentials, logger };
	return identify(context, headers);
}

describe.each(PROVIDERS)('signing in with %s', (provider) => {
	const email = `ada@${provider}.example`;

	/** At the provider, as someone who has an account there: what the browser is sent back with, and keeps meanwhile. */
	async function setOut(profile: { id?: number; email?: string } = { email }) {
		const there = fakeProvider(provider, known, { id: 7, name: 'Ada', ...profile });
		vi.stubGlobal('fetch', there.fetch);
		const { auth, headers } = await identityWith(new Map());
		const { response, headers: answered } = await auth.api.signInSocial({
			body: { provider, callbackURL: '/harbour-works', errorCallbackURL: '/sign-in' },
			headers,
			returnHeaders: true
		});
		const to = new URL(response.url ?? '');
		const state = parseSetCookieHeader(answered.getSetCookie().join()).get(STATE)?.value ?? '';
		return {
			code: there.authorize(to),
			state: to.searchParams.get('state') ?? '',
			cookies: new Map([[STATE, state]])
		};
	}

	type Way = Awaited<ReturnType<typeof setOut>>;

	async function comeBack({ code, state, cookies }: Way, keys?: KeyRing) {
		const { auth, headers } = await identityWith(cookies, keys);
		const query = new URLSearchParams({ code, state });
		const url = `${BASE}/api/auth/callback/${provider}?${query.toString()}`;
		const response = await auth.handler(new Request(url, { headers }));
		const token = parseSetCookieHeader(response.headers.getSetCookie().join()).get(
			'__Secure-slipway.session_token'
		);
		return { location: response.headers.get('location') ?? '', token: token?.value };
	}

	test('leads there and back to where the visitor wanted, signed in', async () => {
		const { location, token } = await comeBack(await setOut());
		expect(new URL(location, BASE).href).toBe(`${BASE}/harbour-works`);
		const signed = await readSessionToken(token ?? '', secrets.sessions);
		expect(await findSession(database, signed?.token ?? '', originOf())).toMatchObject({
			name: 'Ada'
		});
	});

	test('leads to the same account the next time', async () => {
		const userOf = async (way: Way) => {
			const signed = await readSessionToken((await comeBack(way)).token ?? '', secrets.sessions);
			return (await findSession(database, signed?.token ?? '', originOf()))?.userId;
		};
		const first = await userOf(await setOut());
		expect(first).toBeDefined();
		expect(await userOf(await setOut())).toBe(first);
	});

	test('survives that the keys rotate meanwhile', async () => {
		const rotated = new Map([...secrets.sessions, [2, 'a-newer-secret-of-unit-tests-of-32']]);
		expect((await comeBack(await setOut(), rotated)).token).toBeDefined();
	});

	test.each<[string, Partial<Way>]>([
		['a state of somebody’s own making', { state: 'made-up' }],
		['a state that another browser has', { cookies: new Map<string, string>() }],
		['a code that the provider did not give', { code: 'made-up' }]
	])('%s signs nobody in', async (_, changed) => {
		const { location, token } = await comeBack({ ...(await setOut()), ...changed });
		expect(location).toMatch(/^(https:\/\/board\.example)?\/sign-in\?error=/);
		expect(token).toBeUndefined();
	});

	test('does not open an account that has the same e-mail and a password', async () => {
		const taken = `bo@${provider}.example`;
		await addUser(database, { name: 'Bo', email: taken });
		const { location, token } = await comeBack(await setOut({ id: 8, email: taken }));
		expect(location).toContain('/sign-in?error=');
		expect(token).toBeUndefined();
	});

	test('makes no account for who keeps the e-mail to themselves', async () => {
		const { location, token } = await comeBack(await setOut({ id: 9 }));
		expect(location).toContain('/sign-in?error=');
		expect(token).toBeUndefined();
	});
});
