import type { Policy, RateLimiter } from './index.ts';

/** A limiter of its own for each policy: what may be counted roughly, and what must be counted together. */
export function rateLimiterPerPolicy(limiters: Readonly<Record<Policy, RateLimiter>>): RateLimiter {
	return {
		limits: {
			read: limiters.read.limits.read,
			write: limiters.write.limits.write,
			'sign-in': limiters['sign-in'].limits['sign-in']
		},
		take: (policy, key) => limiters[policy].take(policy, key)
	};
}
