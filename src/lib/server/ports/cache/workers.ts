import type { Defer } from '../defer/index.ts';
import { revalidateAlways, type Cache, type CacheEntry, type Cached } from './index.ts';

/** The part of https://developers.cloudflare.com/workers/runtime-apis/cache/ that is used here. */
export interface CacheStore {
	match(url: string): Promise<Response | undefined>;
	put(url: string, response: Response): Promise<void>;
}

interface WorkersCacheOptions {
	store: CacheStore;
	/** Milliseconds since 1970. */
	now: () => number;
	/** Runs the background refresh of a stale value. */
	defer: Defer;
}

interface Stored {
	value: unknown;
	/** When its computation began. */
	startedAt: number;
	freshUntil: number;
	staleUntil: number;
	tags: readonly string[];
}

/** Never requested: the Cache API only wants its keys to look like addresses. */
const ORIGIN = 'https://cache.invalid';

/** Longer than any entry lives. */
const INVALIDATION_SECONDS = 86_400;

/**
 * Cloudflare's Cache API, which every data center keeps for itself: what one invalidates, another still has until it
 * expires. It knows no tags, so an invalidation is an entry of its own, with its time, that readers compare with.
 */
export function workersCache({ store, now, defer }: WorkersCacheOptions): Required<Cache> {
	const keyUrl = (key: string) => `${ORIGIN}/key/${encodeURIComponent(key)}`;
	const tagUrl = (tag: string) => `${ORIGIN}/tag/${encodeURIComponent(tag)}`;

	async function lookUp(key: string): Promise<Stored | undefined> {
		const found = await store.match(keyUrl(key));
		if (!found) return undefined;
		const entry = (await found.json()) as Stored;
		const invalidatedAt = await Promise.all(
			entry.tags.map(async (tag): Promise<unknown> => (await store.match(tagUrl(tag)))?.json())
		);
		const isInvalid = invalidatedAt.some((at) => typeof at === 'number' && at >= entry.startedAt);
		return isInvalid || entry.staleUntil <= now() ? undefined : entry;
	}

	async function computeAndKeep<T>(key: string, entry: CacheEntry, compute: () => Promise<T>) {
		const startedAt = now();
		const value = await compute();
		const freshUntil = now() + entry.freshSeconds * 1000;
		const staleUntil = freshUntil + entry.staleSeconds * 1000;
		const stored: Stored = { value, startedAt, freshUntil, staleUntil, tags: entry.tags };
		await put(keyUrl(key), stored, entry.freshSeconds + entry.staleSeconds);
		return value;
	}

	const put = (url: string, content: unknown, seconds: number) =>
		store.put(url, Response.json(content, { headers: { 'cache-control': `max-age=${seconds}` } }));

	return {
		async read<T>(key: string, entry: CacheEntry, compute: () => Promise<T>): Promise<Cached<T>> {
			const found = await lookUp(key);
			if (!found) {
				const value = await computeAndKeep(key, entry, compute);
				return { value, status: 'miss', ttlSeconds: entry.freshSeconds };
			}
			const ttlSeconds = Math.ceil((found.freshUntil - now()) / 1000);
			const value = found.value as T;
			if (found.freshUntil > now()) return { value, status: 'hit', ttlSeconds };
			defer.run('cache refresh', () => computeAndKeep(key, entry, compute));
			return { value, status: 'stale', ttlSeconds };
		},

		invalidate: (tag) => put(tagUrl(tag), now(), INVALIDATION_SECONDS),

		responseHeaders: () => revalidateAlways
	};
}
