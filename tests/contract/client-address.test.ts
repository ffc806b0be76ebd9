import { expect, test } from 'vitest';
import { send } from './subject.ts';

const addressSeen = async (headers: Record<string, string>) => {
	const { body } = await send('/api/info', { headers });
	return (JSON.parse(body) as { client: { address: string } }).client.address;
};

/** Loopback, as IPv4, as IPv6, or as one inside of the other. */
const LOOPBACK = /^(::ffff:)?127\.0\.0\.1$|^::1$/;

test('the app knows the address from which the platform was asked', async () => {
	expect(await addressSeen({})).toMatch(LOOPBACK);
});

test.each([
	'x-forwarded-for',
	'x-real-ip',
	'client-ip',
	'forwarded',
	'true-client-ip',
	'cf-connecting-ip',
	'x-vercel-forwarded-for',
	'x-nf-client-connection-ip'
])('a client cannot choose its address by %s', async (header) => {
	expect(await addressSeen({ [header]: '203.0.113.7' })).toMatch(LOOPBACK);
});
