import { parseSetCookieHeader } from 'better-auth/cookies';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { addUser, originOf } from '../../../../tests/support/rows.ts';
import { memoryServices } from '../platform/memory/index.ts';
import type { Database } from '../ports/database/index.ts';
import { inMemoryDatabase } from '../ports/database/pglite.ts';
import { findSession } from '../sessions/find-session.ts';
import { readSessionToken } from '../sessions/session-token.ts';
import type { KeyRing } from '../sessions/key-ring.ts';
import { identify } from './identity.ts';
import { requestHeaders } from './request-headers.ts';

const BASE = 'https://board.example';
const STATE = '__Secure-slipway.state';
const credentials = { github: { clientId: 'an-id', clientSecret: 'a-secret' } };
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

/** GitHub, as far as better-auth asks it. */
function stubGitHub(email: string, id = 7): void {
	const answers: Readonly<Record<string, unknown>> = {
		'https://github.com/login/oauth/access_token': {
			access_token: 'a-token',
			token_type: 'bearer'
		},
		'https://api.github.com/user': { id, login: 'ada', name: 'Ada', email },
		'https://api.github.com/user/emails': [{ email, primary: true, verified: true }]
	};
	vi.stubGlobal('fetch', async (given: string | URL | Request) => {
		const url = given instanceof Request ? given.url : String(given);
		return Response.json(answers[url] ?? null);
	});
}

/** On the way to GitHub: where to, and what the browser keeps meanwhile. */
async function setOut() {
	const { auth, headers } = await identityWith(new Map());
	const { response, headers: answered } = await auth.api.signInSocial({
		body: { provider: 'github', callbackURL: '/harbour-works', errorCallbackURL: '/sign-in' },
		headers,
		returnHeaders: true
	});
	const state = parseSetCookieHeader(answered.getSetCookie().join()).get(STATE)?.value ?? '';
	return { to: new URL(response.url ?? ''), cookies: new Map([[STATE, state]]) };
}

async function comeBack(state: string, cookies: Map<string, string>, keys?: KeyRing) {
	const { auth, headers } = await identityWith(cookies, keys);
	const query = new URLSearchParams({ code: 'a-code', state });
	const url = `${BASE}/api/auth/callback/github?${query.toString()}`;
	const response = await auth.handler(new Request(url, { headers }));
	const token = parseSetCookieHeader(response.headers.getSetCookie().join()).get(
		'__Secure-slipway.session_token'
	);
	return { location: response.headers.get('location') ?? '', token: token?.value };
}

const stateIn = ({ searchParams }: URL) => searchParams.get('state') ?? '';

describe('signing in with GitHub', () => {
	test('leads there and back to where the visitor wanted, signed in', async () => {
		stubGitHub('ada@harbour.example');
		const { to, cookies } = await setOut();
		expect(to.origin).toBe('https://github.com');
		expect(to.searchParams.get('redirect_uri')).toBe(`${BASE}/api/auth/callback/github`);
		const { location, token } = await comeBack(stateIn(to), cookies);
		expect(new URL(location, BASE).href).toBe(`${BASE}/harbour-works`);
		const signed = await readSessionToken(token ?? '', secrets.sessions);
		expect(await findSession(database, signed?.token ?? '', originOf())).toMatchObject({
			name: 'Ada'
		});
	});

	test('survives that the keys rotate meanwhile', async () => {
		stubGitHub('ada@harbour.example');
		const { to, cookies } = await setOut();
		const rotated = new Map([...secrets.sessions, [2, 'a-newer-secret-of-unit-tests-of-32']]);
		expect((await comeBack(stateIn(to), cookies, rotated)).token).toBeDefined();
	});

	test.each([
		['a state of somebody’s own making', 'made-up', true],
		['a state that another browser has', '', false]
	])('%s signs nobody in', async (_, state, hasCookie) => {
		stubGitHub('ada@harbour.example');
		const { to, cookies } = await setOut();
		const { location, token } = await comeBack(
			state || stateIn(to),
			hasCookie ? cookies : new Map<string, string>()
		);
		expect(location).toMatch(/^(https:\/\/board\.example)?\/sign-in\?error=/);
		expect(token).toBeUndefined();
	});

	test('does not open an account that has the same e-mail and a password', async () => {
		await addUser(database, { name: 'Bo', email: 'bo@kite.example' });
		stubGitHub('bo@kite.example', 8);
		const { to, cookies } = await setOut();
		const { location, token } = await comeBack(stateIn(to), cookies);
		expect(location).toContain('/sign-in?error=');
		expect(token).toBeUndefined();
	});
});
