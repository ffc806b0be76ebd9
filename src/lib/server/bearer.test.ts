import { expect, test } from 'vitest';
import { isBearer } from './bearer.ts';

const TOKEN = 'a-token-of-some-length';
const requestWith = (authorization?: string) =>
	new Request('http://localhost/metrics', authorization ? { headers: { authorization } } : {});

test('the right token is accepted, whatever the case of the scheme', async () => {
	expect(await isBearer(requestWith(`Bearer ${TOKEN}`), TOKEN)).toBe(true);
	expect(await isBearer(requestWith(`bearer ${TOKEN}`), TOKEN)).toBe(true);
});

test.each([
	['no header', undefined],
	['another scheme', `Basic ${TOKEN}`],
	['an empty token', 'Bearer '],
	['a shorter token', `Bearer ${TOKEN.slice(0, -1)}`],
	['a longer token', `Bearer ${TOKEN}x`],
	['a token of the same length', `Bearer ${TOKEN.slice(0, -1)}x`]
])('%s is refused', async (_, authorization) => {
	expect(await isBearer(requestWith(authorization), TOKEN)).toBe(false);
});
