import type { Limit, Policy, RateLimiter } from './index.ts';

/** https://developers.cloudflare.com/workers/runtime-apis/bindings/rate-limit/ */
export interface RateLimitBinding {
	limit(options: { key: string }): Promise<{ success: boolean }>;
}

/**
 * Cloudflare counts, once per data center; quota and window are the binding's own (wrangler.toml), and `limits` repeats
 * them. What remains is not told.
 */
export function workersRateLimiter(
	bindings: Readonly<Record<Policy, RateLimitBinding>>,
	limits: Readonly<Record<Policy, Limit>>
): RateLimiter {
	return {
		limits,
		async take(policy, key) {
			const { success } = await bindings[policy].limit({ key });
			if (success) return { allowed: true };
			return { allowed: false, retryAfterSeconds: limits[policy].windowSeconds };
		}
	};
}
