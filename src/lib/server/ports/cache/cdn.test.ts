import { expect, test } from 'vitest';
import { cdnCache } from './cdn.ts';

const cache = cdnCache({
	control: 'netlify-cdn-cache-control',
	directives: ['durable'],
	tag: 'netlify-cache-tag'
});
const entry = { freshSeconds: 10, staleSeconds: 60, tags: ['all', 'name:demo'] };

test('a value is computed whenever the CDN asks, and a failure is thrown', async () => {
	let count = 0;
	const compute = async () => ++count;
	await cache.read('a', entry, compute);
	expect(await cache.read('a', entry, compute)).toEqual({
		value: 2,
		status: 'bypass',
		ttlSeconds: 10
	});
	const failing = () => Promise.reject(new Error('upstream is down'));
	await expect(cache.read('a', entry, failing)).rejects.toThrow('upstream is down');
});

test('the CDN is told how long, and under which names to purge; the browser asks again', () => {
	expect(cache.responseHeaders(entry)).toEqual({
		'cache-control': 'no-cache',
		'netlify-cdn-cache-control': 'public, durable, max-age=10, stale-while-revalidate=60',
		'netlify-cache-tag': 'all,name:demo'
	});
});
