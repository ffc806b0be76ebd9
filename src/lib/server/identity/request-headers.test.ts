import { describe, expect, test } from 'vitest';
import { newestKey } from '../sessions/key-ring.ts';
import { readSessionToken, signSessionToken } from '../sessions/session-token.ts';
import { requestHeaders } from './request-headers.ts';

const older = new Map([[1, 'the-older-secret-of-32-characters']]);
const both = new Map([...older, [2, 'the-newer-secret-of-32-characters']]);
const newer = new Map([[2, newestKey(both).secret]]);
const NAME = 'slipway.session_token';

/** What better-auth is shown of a cookie. */
async function shown(value: string): Promise<string> {
	const given = { cookies: new Map([[NAME, value]]), address: '192.0.2.1', userAgent: 'tests' };
	const headers = await requestHeaders(given, both);
	return decodeURIComponent(headers.get('cookie')?.split('=')[1] ?? '');
}

describe('the headers that better-auth sees', () => {
	test('what an older key signed is signed by the newest', async () => {
		const cookie = await shown(await signSessionToken('a-token', older));
		expect(await readSessionToken(cookie, newer)).toEqual({ token: 'a-token', isCurrent: true });
	});

	test('what the newest signed stays as it is', async () => {
		const cookie = await signSessionToken('a-token', newer);
		expect(await shown(cookie)).toBe(cookie);
	});

	test.each(['', 'a-token', 'a-token.', 'a-token.c2lnbmF0dXJl', '.', 'a; b=c.d'])(
		'a cookie %j that none of our keys signed is left out',
		async (value) => {
			expect(await shown(value)).toBe('');
		}
	);

	test('the address is the host’s, in a header of our own', async () => {
		const given = { cookies: new Map(), address: '192.0.2.1', userAgent: 'tests' };
		const headers = await requestHeaders(given, both);
		expect(headers.get('x-slipway-address')).toBe('192.0.2.1');
		expect(headers.get('x-forwarded-for')).toBeNull();
	});
});
