import { workersCache, type CacheStore } from '../../ports/cache/workers.ts';
import { workersRateLimiter, type RateLimitBinding } from '../../ports/rate-limit/workers.ts';
import { webPlatform } from '../web/index.ts';

interface Bindings {
	READ_LIMITER?: RateLimitBinding;
	WRITE_LIMITER?: RateLimitBinding;
	SIGN_IN_LIMITER?: RateLimitBinding;
}

declare global {
	/** Cloudflare's addition to the standard. */
	interface CacheStorage {
		readonly default: CacheStore;
	}
}

/** https://developers.cloudflare.com/workers/; the bindings are named in wrangler.toml. */
export const platform = webPlatform({
	target: 'cloudflare',
	runtime: 'workerd',
	region: (host) => host?.cf?.colo,
	waitUntil: (host, work) => host?.ctx?.waitUntil(work),
	cache: (defer) => ({
		port: workersCache({ store: caches.default, now: Date.now, defer }),
		of: 'Cache API'
	}),
	rateLimiter(host, limits) {
		const { READ_LIMITER, WRITE_LIMITER, SIGN_IN_LIMITER } = (host?.env ?? {}) as Bindings;
		if (!READ_LIMITER || !WRITE_LIMITER || !SIGN_IN_LIMITER) {
			throw new Error(
				'READ_LIMITER, WRITE_LIMITER and SIGN_IN_LIMITER are not all bound: see [[ratelimits]] in wrangler.toml'
			);
		}
		const bindings = { read: READ_LIMITER, write: WRITE_LIMITER, 'sign-in': SIGN_IN_LIMITER };
		return { port: workersRateLimiter(bindings, limits), of: 'rate-limit binding' };
	}
});
