import RateLimiterMemory from 'rate-limiter-flexible/lib/RateLimiterMemory.js';
import RateLimiterRes from 'rate-limiter-flexible/lib/RateLimiterRes.js';
import type { Limit, Policy, RateLimiter } from './index.ts';

/** Fixed windows in the memory of one process: two instances let twice as much through. */
export function memoryRateLimiter(limits: Readonly<Record<Policy, Limit>>): RateLimiter {
	const limiterFor = ({ quota, windowSeconds }: Limit) =>
		new RateLimiterMemory({ points: quota, duration: windowSeconds });
	const limiters = {
		read: limiterFor(limits.read),
		write: limiterFor(limits.write),
		'sign-in': limiterFor(limits['sign-in'])
	};

	return {
		limits,
		async take(policy, key) {
			try {
				const { remainingPoints, msBeforeNext } = await limiters[policy].consume(key);
				return { allowed: true, remaining: remainingPoints, resetSeconds: seconds(msBeforeNext) };
			} catch (refusal) {
				// The library rejects with a result when the quota is used up, and with an Error when it is broken.
				if (!(refusal instanceof RateLimiterRes)) throw refusal;
				return { allowed: false, retryAfterSeconds: seconds(refusal.msBeforeNext) };
			}
		}
	};
}

const seconds = (milliseconds: number) => Math.max(1, Math.ceil(milliseconds / 1000));
