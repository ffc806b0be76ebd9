import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { readSessionToken, signSessionToken } from './session-token.ts';

const OLDER = 'the-older-secret-of-32-characters';
const NEWER = 'the-newer-secret-of-32-characters';
const older = new Map([[1, OLDER]]);
const both = new Map([
	[1, OLDER],
	[2, NEWER]
]);

test('the signature is HMAC-SHA-256 in base64, as better-auth makes it', async () => {
	const hmac = createHmac('sha256', OLDER).update('a-token').digest('base64');
	expect(await signSessionToken('a-token', older)).toBe(`a-token.${hmac}`);
});

test('a token is read back, and whether the newest key signed it', async () => {
	const cookie = await signSessionToken('a-token', older);
	expect(await readSessionToken(cookie, older)).toEqual({ token: 'a-token', isCurrent: true });
	expect(await readSessionToken(cookie, both)).toEqual({ token: 'a-token', isCurrent: false });
});

test('a key that was dropped verifies nothing', async () => {
	const cookie = await signSessionToken('a-token', older);
	expect(await readSessionToken(cookie, new Map([[2, NEWER]]))).toBeUndefined();
});

test.each(['', '.', 'a-token', 'a-token.', '.c2lnbmF0dXJl', 'another-token.c2lnbmF0dXJl', 'a.%'])(
	'"%s" is not signed',
	async (cookie) => {
		expect(await readSessionToken(cookie, both)).toBeUndefined();
	}
);
