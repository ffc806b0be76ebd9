import { expect, test } from 'vitest';
import { cacheStatus } from './cache-status.ts';

test.each([
	['miss', 10, 'Slipway; fwd=miss; stored; ttl=10'],
	['hit', 3, 'Slipway; hit; ttl=3'],
	['stale', -5, 'Slipway; hit; ttl=-5; detail=stale']
] as const)('a %s is written as RFC 9211 has it', (status, ttlSeconds, header) => {
	expect(cacheStatus({ value: null, status, ttlSeconds })).toBe(header);
});
