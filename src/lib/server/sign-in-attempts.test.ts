import { expect, test } from 'vitest';
import { fakeEvent } from '../../../tests/support/fake-event.ts';
import { memoryServices } from './platform/memory/index.ts';
import type { RateLimiter } from './ports/rate-limit/index.ts';
import { secondsToWait } from './sign-in-attempts.ts';

/** Three attempts are allowed; each comes with the address it is from. */
function app(rateLimiter: RateLimiter = memoryServices().rateLimiter) {
	return (address: string, account: string) => {
		const headers: Record<string, string> = {};
		const event = fakeEvent({ clientAddress: () => address, services: { rateLimiter } });
		event.setHeaders = (set) => void Object.assign(headers, set);
		return secondsToWait(event, account).then((wait) => ({ wait, headers }));
	};
}

test('who has tried often enough is told how long to wait, whoever they claim to be', async () => {
	const attempt = app();
	for (const name of ['ada', 'bo', 'cy'])
		expect((await attempt('192.0.2.1', name)).wait).toBeUndefined();
	const { wait, headers } = await attempt('192.0.2.1', 'dee');
	expect(wait).toBeGreaterThan(50);
	expect(headers).toEqual({ 'retry-after': String(wait) });
	expect((await attempt('192.0.2.2', 'dee')).wait).toBeUndefined();
});

test('an account is not guessed at from many addresses', async () => {
	const attempt = app();
	for (const last of [1, 2, 3])
		expect((await attempt(`192.0.2.${last}`, 'ada')).wait).toBeUndefined();
	expect((await attempt('192.0.2.4', 'ada')).wait).toBeGreaterThan(50);
	expect((await attempt('192.0.2.4', 'bo')).wait).toBeUndefined();
});

test('whoever counts is not told whose account it is', async () => {
	const keys: string[] = [];
	const { limits } = memoryServices().rateLimiter;
	const take: RateLimiter['take'] = async (_policy, key) => {
		keys.push(key);
		return { allowed: true };
	};
	await app({ limits, take })('192.0.2.1', 'ada@harbour.example');
	expect(keys).toEqual(['192.0.2.1', expect.stringMatching(/^account [\da-f]{64}$/)]);
});

test('what cannot be counted is not tried', async () => {
	const { limits } = memoryServices().rateLimiter;
	const take = () => Promise.reject(new Error('the counter is down'));
	await expect(app({ limits, take })('192.0.2.1', 'ada')).rejects.toThrow('the counter is down');
});
