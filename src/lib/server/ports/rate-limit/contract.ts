import { describe, expect, test } from 'vitest';
import type { Limit, Policy, RateLimiter } from './index.ts';

const limits: Record<Policy, Limit> = {
	read: { quota: 10, windowSeconds: 60 },
	write: { quota: 2, windowSeconds: 60 },
	'sign-in': { quota: 1, windowSeconds: 60 }
};

interface Subject {
	create: (limits: Record<Policy, Limit>) => RateLimiter;
	/** Lets time pass where the implementation keeps it. */
	advance: (seconds: number) => Promise<void>;
}

/** What every rate limiter must do. */
export function describeRateLimiter(name: string, { create, advance }: Subject) {
	describe(`rate limit: ${name}`, () => {
		test('lets exactly the quota through, also when all arrive at once', async () => {
			const limiter = create(limits);
			const decisions = await Promise.all(
				Array.from({ length: 50 }, () => limiter.take('read', '192.0.2.1'))
			);
			expect(decisions.filter(({ allowed }) => allowed)).toHaveLength(10);
		});

		test('a refusal says when to come back, and then there is room again', async () => {
			const limiter = create(limits);
			await limiter.take('write', '192.0.2.1');
			await limiter.take('write', '192.0.2.1');
			await advance(20);
			expect(await limiter.take('write', '192.0.2.1')).toEqual({
				allowed: false,
				retryAfterSeconds: 40
			});
			await advance(40);
			expect(await limiter.take('write', '192.0.2.1')).toMatchObject({ allowed: true });
		});

		test('keys and policies are counted apart', async () => {
			const limiter = create(limits);
			for (const key of ['192.0.2.1', '192.0.2.1']) await limiter.take('write', key);
			expect(await limiter.take('write', '192.0.2.1')).toMatchObject({ allowed: false });
			expect(await limiter.take('write', '192.0.2.2')).toMatchObject({ allowed: true });
			expect(await limiter.take('read', '192.0.2.1')).toMatchObject({ allowed: true });
		});

		test('what remains, where it is known, counts down', async () => {
			const limiter = create(limits);
			const first = await limiter.take('write', '192.0.2.1');
			const second = await limiter.take('write', '192.0.2.1');
			const known = [first, second].map((decision) => decision.allowed && decision.remaining);
			expect([
				[1, 0],
				[undefined, undefined]
			]).toContainEqual(known);
		});
	});
}
