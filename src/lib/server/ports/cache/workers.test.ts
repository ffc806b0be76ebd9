import { describeCache } from './contract.ts';
import { workersCache, type CacheStore } from './workers.ts';

/** The Cache API as far as it is used, without expiry; on real workerd the contract suite runs it. */
function memoryStore(): CacheStore {
	const kept = new Map<string, Response>();
	return {
		match: async (url) => kept.get(url)?.clone(),
		put: async (url, response) => void kept.set(url, response)
	};
}

describeCache('Cache API', (dependencies) =>
	workersCache({ store: memoryStore(), ...dependencies })
);
