import { LRUCache } from 'lru-cache';
import type { Defer } from '../defer/index.ts';
import { revalidateAlways, type Cache, type CacheEntry, type Cached } from './index.ts';

interface Stored {
	value: unknown;
	freshUntil: number;
	staleUntil: number;
	tags: readonly string[];
}

interface Computation {
	result: Promise<unknown>;
	tags: readonly string[];
}

interface MemoryCacheOptions {
	maxEntries: number;
	/** Milliseconds; only differences matter. */
	now: () => number;
	/** Runs the background refresh of a stale value. */
	defer: Defer;
}

/** An LRU of one process: a second instance has its own, and invalidation does not reach it. */
export function memoryCache({ maxEntries, now, defer }: MemoryCacheOptions): Required<Cache> {
	const stored = new LRUCache<string, Stored>({ max: maxEntries });
	const running = new Map<string, Computation>();

	/** Joins the computation under way, or starts one. Its result is kept unless it was invalidated meanwhile. */
	function computeOnce<T>(key: string, entry: CacheEntry, compute: () => Promise<T>): Promise<T> {
		const current = running.get(key);
		if (current) return current.result as Promise<T>;

		const result = compute();
		const computation: Computation = { result, tags: entry.tags };
		running.set(key, computation);

		const isCurrent = () => running.get(key) === computation;
		return result
			.then((value) => {
				const freshUntil = now() + entry.freshSeconds * 1000;
				const staleUntil = freshUntil + entry.staleSeconds * 1000;
				if (isCurrent()) stored.set(key, { value, freshUntil, staleUntil, tags: entry.tags });
				return value;
			})
			.finally(() => {
				if (isCurrent()) running.delete(key);
			});
	}

	return {
		async read<T>(key: string, entry: CacheEntry, compute: () => Promise<T>): Promise<Cached<T>> {
			const found = stored.get(key);
			if (found && found.staleUntil > now()) {
				const ttlSeconds = Math.ceil((found.freshUntil - now()) / 1000);
				const value = found.value as T;
				if (found.freshUntil > now()) return { value, status: 'hit', ttlSeconds };
				if (!running.has(key)) defer.run('cache refresh', () => computeOnce(key, entry, compute));
				return { value, status: 'stale', ttlSeconds };
			}
			const value = await computeOnce(key, entry, compute);
			return { value, status: 'miss', ttlSeconds: entry.freshSeconds };
		},

		async invalidate(tag) {
			const tagged = (entries: Iterable<[string, { tags: readonly string[] }]>) =>
				[...entries].filter(([, { tags }]) => tags.includes(tag)).map(([key]) => key);
			for (const key of tagged(stored.entries())) stored.delete(key);
			for (const key of tagged(running.entries())) running.delete(key);
		},

		responseHeaders: () => revalidateAlways
	};
}
