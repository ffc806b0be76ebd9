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
	status: 'hit' | 'miss' | 'stale';
	/** Seconds until the value is no longer fresh; negative when it is stale. */
	ttlSeconds: number;
}

/** Values must survive JSON: some implementations keep them outside the process. */
export interface Cache {
	/** The value under `key`, computed at most once at a time. A failed computation is thrown and not kept. */
	read<T>(key: string, entry: CacheEntry, compute: () => Promise<T>): Promise<Cached<T>>;
	/** Forgets every entry with this tag, also one that is being computed right now. Answers how many. */
	invalidate(tag: string): Promise<number>;
}
