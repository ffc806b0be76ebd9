import { describe, expect, test, vi } from 'vitest';
import type { Defer } from '../defer/index.ts';
import { describeCache } from './contract.ts';
import { memoryCache } from './memory.ts';

describeCache('memory', (dependencies) => memoryCache({ maxEntries: 100, ...dependencies }));

const noDefer: Defer = { run: () => undefined };
const entry = { freshSeconds: 10, staleSeconds: 20, tags: [] };

test('a full memory cache forgets what was not read for longest', async () => {
	const cache = memoryCache({ maxEntries: 2, now: () => 0, defer: noDefer });
	const read = async (key: string) => (await cache.read(key, entry, async () => key)).status;
	await read('a');
	await read('b');
	await read('a');
	await read('c');
	expect([await read('a'), await read('b')]).toEqual(['hit', 'miss']);
});

describe('within one process', () => {
	const readers = Array.from({ length: 20 });

	test('concurrent misses share one computation, and its failure', async () => {
		const cache = memoryCache({ maxEntries: 2, now: () => 0, defer: noDefer });
		const failing = vi.fn(() => Promise.reject(new Error('upstream is down')));
		const failures = await Promise.allSettled(readers.map(() => cache.read('a', entry, failing)));
		expect(failures.every(({ status }) => status === 'rejected')).toBe(true);
		const compute = vi.fn(async () => 1);
		await Promise.all(readers.map(() => cache.read('a', entry, compute)));
		expect([failing.mock.calls.length, compute.mock.calls.length]).toEqual([1, 1]);
	});

	test('many readers of a stale value start one refresh', async () => {
		let seconds = 0;
		const work: Promise<unknown>[] = [];
		const defer: Defer = { run: (_, start) => void work.push(start()) };
		const cache = memoryCache({ maxEntries: 2, now: () => seconds * 1000, defer });
		await cache.read('a', entry, async () => 1);
		seconds = 15;
		const compute = vi.fn(async () => 2);
		await Promise.all(readers.map(() => cache.read('a', entry, compute)));
		await Promise.all(work);
		expect(compute).toHaveBeenCalledOnce();
	});
});
