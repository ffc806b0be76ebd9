import { expect, test } from 'vitest';
import { fakeEvent, resolveWith } from '../../../../tests/support/fake-event.ts';
import { inMemoryDatabase } from '../ports/database/pglite.ts';
import type { Database } from '../ports/database/index.ts';
import { issuePass } from '../sessions/pass.ts';
import { signSessionToken } from '../sessions/session-token.ts';
import { authenticate } from './authenticate.ts';

const KEYS = new Map([[1, 'a-secret-of-unit-tests-of-32-characters']]);
const session = {
	id: 'b1a3ab3e-6c0f-4bb4-8f0c-0a4b3d4c5e6f',
	userId: '0d9f6f0e-57a8-4a52-9d0e-6a1f0e7c8b9a',
	name: 'Ada'
};
const now = Date.parse('2030-01-01T00:00:00Z');
const handle = authenticate({ cacheSeconds: 60, now: () => now });

async function whoIs(cookies: Record<string, string>, database?: Database) {
	const event = fakeEvent({ cookies, ...(database && { services: { database } }) });
	await handle({ event, resolve: resolveWith() });
	return event.locals.session();
}

test('a pass is believed without a database', async () => {
	const pass = await issuePass(session, 'a-token', KEYS, { now, seconds: 60 });
	const token = await signSessionToken('a-token', KEYS);
	const cookies = { 'slipway.pass': pass, 'slipway.session_token': token };
	expect(await whoIs(cookies)).toEqual(session);
});

test('a pass without its token signs nobody in', async () => {
	const pass = await issuePass(session, 'a-token', KEYS, { now, seconds: 60 });
	expect(await whoIs({ 'slipway.pass': pass })).toBeUndefined();
});

test('without a cookie nobody is signed in, and no database is asked', async () => {
	expect(await whoIs({})).toBeUndefined();
});

test('a token that nobody signed does not reach the database', async () => {
	expect(await whoIs({ 'slipway.session_token': 'a-token.c2lnbmF0dXJl' })).toBeUndefined();
});

test('over https only cookies with a prefix count, which no other host can set', async () => {
	const pass = await issuePass(session, 'a-token', KEYS, { now, seconds: 60 });
	const event = fakeEvent({ url: 'https://board.example/', cookies: { 'slipway.pass': pass } });
	await handle({ event, resolve: resolveWith() });
	expect(await event.locals.session()).toBeUndefined();
});

test('nobody is looked up before someone asks, and then once', async () => {
	const database = await inMemoryDatabase('drizzle');
	const units: unknown[] = [];
	const counting: Database = {
		...database,
		run: (...statements) => {
			units.push(statements);
			return database.run(...statements);
		}
	};
	const cookies = { 'slipway.session_token': await signSessionToken('unknown', KEYS) };
	const event = fakeEvent({ cookies, services: { database: counting } });
	await handle({ event, resolve: resolveWith() });
	expect(units).toHaveLength(0);
	expect(await Promise.all([event.locals.session(), event.locals.session()])).toEqual([
		undefined,
		undefined
	]);
	expect(units).toHaveLength(1);
	await database.close();
}, 60_000);
