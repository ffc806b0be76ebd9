import { describe, expect, test, vi } from 'vitest';
import { fakeEvent, resolveWith } from '../../../../tests/support/fake-event.ts';
import { memoryServices } from '../platform/memory/index.ts';
import type { RateLimiter } from '../ports/rate-limit/index.ts';
import { rateLimit } from './rate-limit.ts';

/** A client that sends requests to one app. */
function app(rateLimiter: RateLimiter = memoryServices().rateLimiter) {
	return (options: Parameters<typeof fakeEvent>[0] = {}) =>
		rateLimit({
			event: fakeEvent({ method: 'POST', services: { rateLimiter }, ...options }),
			resolve: resolveWith(() => new Response('ok'))
		});
}

async function statuses(count: number, send: () => Response | Promise<Response>) {
	const responses = await Promise.all(Array.from({ length: count }, async () => send()));
	return responses.map(({ status }) => status);
}

describe('rateLimit', () => {
	test('the request over the quota is told to wait, and how long', async () => {
		const send = app();
		expect(await statuses(10, () => send())).toEqual(Array(10).fill(200));
		const refused = await send();
		expect(refused.status).toBe(429);
		expect(refused.headers.get('retry-after')).toMatch(/^(60|59)$/);
		expect(refused.headers.get('ratelimit-policy')).toBe('"write";q=10;w=60');
		expect(refused.headers.get('ratelimit')).toMatch(/^"write";r=0;t=(60|59)$/);
		expect(await refused.json()).toMatchObject({ code: 'too-many-requests' });
	});

	test('an allowed request says what remains', async () => {
		const { headers } = await app()();
		expect(headers.get('ratelimit-policy')).toBe('"write";q=10;w=60');
		expect(headers.get('ratelimit')).toMatch(/^"write";r=9;t=(60|59)$/);
	});

	test('a technology that does not know what remains only names the policy', async () => {
		const { limits } = memoryServices().rateLimiter;
		const { headers } = await app({ limits, take: async () => ({ allowed: true }) })();
		expect(headers.get('ratelimit-policy')).toBe('"write";q=10;w=60');
		expect(headers.get('ratelimit')).toBeNull();
	});

	test('reading has its own, larger quota', async () => {
		const send = app();
		await statuses(10, () => send());
		expect((await send({ method: 'GET' })).status).toBe(200);
		expect((await send({ method: 'HEAD' })).status).toBe(200);
	});

	test('other clients are not held up', async () => {
		const send = app();
		await statuses(10, () => send());
		expect((await send({ clientAddress: () => '198.51.100.7' })).status).toBe(200);
	});

	test('clients whose address the proxy withholds share one quota', async () => {
		const send = app();
		const clientAddress = () => {
			throw new Error('x-forwarded-for is absent');
		};
		const all = await statuses(11, () => send({ clientAddress }));
		expect(all.filter((status) => status === 429)).toHaveLength(1);
	});

	test.each(['/healthz', '/readyz'])('%s is never refused', async (routeId) => {
		const send = app();
		expect(await statuses(12, () => send({ routeId }))).not.toContain(429);
	});

	test('what the app asks itself does not count', async () => {
		const send = app();
		expect(await statuses(12, () => send({ isSubRequest: true }))).not.toContain(429);
	});

	test('a counter that is down lets everybody through, and the log says so', async () => {
		const lines: string[] = [];
		const { limits } = memoryServices().rateLimiter;
		const take = () => Promise.reject(new Error('the counter is down'));
		const response = await app({ limits, take })({ lines });
		expect(response.status).toBe(200);
		expect(lines.join()).toContain('rate limit not counted');
	});

	test('a counter that does not answer holds nobody up for long', async () => {
		vi.useFakeTimers();
		const { limits } = memoryServices().rateLimiter;
		const answering = app({ limits, take: () => new Promise(() => undefined) })();
		await vi.advanceTimersByTimeAsync(1000);
		expect((await answering).status).toBe(200);
		vi.useRealTimers();
	});
});
