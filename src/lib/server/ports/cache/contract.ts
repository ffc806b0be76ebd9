import { describe, expect, test, vi } from 'vitest';
import type { Defer } from '../defer/index.ts';
import type { Cache } from './index.ts';

interface Subject {
	cache: Required<Cache>;
	advance: (seconds: number) => void;
	/** Resolves when all background work is done. */
	settled: () => Promise<void>;
}

const entry = { freshSeconds: 10, staleSeconds: 20, tags: ['prices', 'prices:eu'] };

/** What every cache of the app's own must do; `create` gives one with its own clock. */
export function describeCache(
	name: string,
	create: (dependencies: { now: () => number; defer: Defer }) => Required<Cache>
) {
	function subject(): Subject {
		let milliseconds = 0;
		const work: Promise<unknown>[] = [];
		const defer: Defer = { run: (_, start) => void work.push(start().catch(() => undefined)) };
		return {
			cache: create({ now: () => milliseconds, defer }),
			advance: (seconds) => void (milliseconds += seconds * 1000),
			settled: async () => {
				await Promise.all(work);
			}
		};
	}

	function counter() {
		let count = 0;
		return vi.fn(async () => ++count);
	}

	describe(`cache: ${name}`, () => {
		test('computes on a miss and answers from memory while fresh', async () => {
			const { cache, advance } = subject();
			const compute = counter();
			expect(await cache.read('a', entry, compute)).toEqual({
				value: 1,
				status: 'miss',
				ttlSeconds: 10
			});
			advance(9);
			expect(await cache.read('a', entry, compute)).toEqual({
				value: 1,
				status: 'hit',
				ttlSeconds: 1
			});
			expect(compute).toHaveBeenCalledOnce();
		});

		test('answers a stale value at once and refreshes it in the background', async () => {
			const { cache, advance, settled } = subject();
			const compute = counter();
			await cache.read('a', entry, compute);
			advance(15);
			expect(await cache.read('a', entry, compute)).toEqual({
				value: 1,
				status: 'stale',
				ttlSeconds: -5
			});
			await settled();
			expect(await cache.read('a', entry, compute)).toMatchObject({ value: 2, status: 'hit' });
		});

		test('a failed refresh keeps the stale value', async () => {
			const { cache, advance, settled } = subject();
			await cache.read('a', entry, counter());
			advance(15);
			await cache.read('a', entry, () => Promise.reject(new Error('upstream is down')));
			await settled();
			expect(await cache.read('a', entry, counter())).toMatchObject({ value: 1, status: 'stale' });
		});

		test('computes again once the stale time is over', async () => {
			const { cache, advance } = subject();
			const compute = counter();
			await cache.read('a', entry, compute);
			advance(30);
			expect(await cache.read('a', entry, compute)).toMatchObject({ value: 2, status: 'miss' });
		});

		test('a failed computation is thrown and not kept', async () => {
			const { cache } = subject();
			const failing = () => Promise.reject(new Error('upstream is down'));
			await expect(cache.read('a', entry, failing)).rejects.toThrow('upstream is down');
			expect(await cache.read('a', entry, counter())).toMatchObject({ value: 1, status: 'miss' });
		});

		test('invalidates by tag and leaves other entries alone', async () => {
			const { cache } = subject();
			await cache.read('eu', entry, counter());
			await cache.read('us', { ...entry, tags: ['prices', 'prices:us'] }, counter());
			await cache.invalidate('prices:eu');
			expect(await cache.read('eu', entry, counter())).toMatchObject({ status: 'miss' });
			expect(await cache.read('us', entry, counter())).toMatchObject({ status: 'hit' });
			await cache.invalidate('unknown');
		});

		test('a value computed from before an invalidation is not kept', async () => {
			const { cache } = subject();
			const upstream = Promise.withResolvers<string>();
			const reading = cache.read('a', entry, () => upstream.promise);
			await cache.invalidate('prices');
			upstream.resolve('outdated');
			expect(await reading).toMatchObject({ value: 'outdated' });
			expect(await cache.read('a', entry, async () => 'new')).toMatchObject({
				value: 'new',
				status: 'miss'
			});
		});
	});
}
