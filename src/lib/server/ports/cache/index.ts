export interface CacheEntry {
	/** How long a value is answered without a second thought. */
	freshSeconds: number;
	/** How long after that it is still answered, while a new one is made in the background. */
	staleSeconds: number;
	/** Names under which the entry can be invalidated. */
	tags: readonly string[];
}

export interface Cached<T> {
	value: T;
	/** `bypass`: computed for this request, because the cache is in front of the app. */
	status: 'hit' | 'miss' | 'stale' | 'bypass';
	/** Seconds until the value is no longer fresh; negative when it is stale. */
	ttlSeconds: number;
}

/** Values must survive JSON: some implementations keep them outside the process. */
export interface Cache {
	/** The value under `key`. A failed computation is thrown and not kept. */
	read<T>(key: string, entry: CacheEntry, compute: () => Promise<T>): Promise<Cached<T>>;
	/**
	 * Forgets every entry with this tag, also one that is being computed right now. Missing where only the platform's own
	 * tools can.
	 */
	invalidate?: (tag: string) => Promise<void>;
	/** What the answer must say to the caches between the app and its visitor. */
	responseHeaders(entry: CacheEntry): Record<string, string>;
}

/** For a value that the app keeps itself: only we know when it was invalidated, so everybody asks again. */
export const revalidateAlways = { 'cache-control': 'no-cache' };
