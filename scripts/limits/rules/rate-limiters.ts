import type { Violation } from '../violation.ts';

interface Quota {
	quota: number;
	windowSeconds: number;
}

/** An entry of wrangler.toml's `ratelimits`. */
export interface RateLimiter {
	name: string;
	simple: { limit: number; period: number };
}

/** Limiters that do not hold what the app's variables say, by the name of the binding. */
export function findRateLimiters(
	file: string,
	limiters: readonly RateLimiter[],
	wanted: Readonly<Record<string, Quota>>
): Violation[] {
	return Object.entries(wanted).flatMap(([name, { quota, windowSeconds }]) => {
		const simple = limiters.find((limiter) => limiter.name === name)?.simple;
		if (simple?.limit === quota && simple.period === windowSeconds) return [];
		return {
			file,
			rule: 'rate-limiters',
			found: simple ? `${name}: ${simple.limit} in ${simple.period} s` : `no ${name}`,
			allowed: `${name}: ${quota} in ${windowSeconds} s, as the variables say`,
			remedy: `Set limit = ${quota} and period = ${windowSeconds} there, or RATE_LIMIT_READ, RATE_LIMIT_WRITE and RATE_LIMIT_SIGN_IN in [vars].`
		};
	});
}
