import type { Cached } from './ports/cache/index.ts';

/** The `Cache-Status` header of RFC 9211. A stale answer is a hit whose time to live is negative. */
export function cacheStatus({ status, ttlSeconds }: Cached<unknown>): string {
	if (status === 'bypass') return 'Slipway; fwd=bypass';
	if (status === 'miss') return `Slipway; fwd=miss; stored; ttl=${ttlSeconds}`;
	const detail = status === 'stale' ? '; detail=stale' : '';
	return `Slipway; hit; ttl=${ttlSeconds}${detail}`;
}
