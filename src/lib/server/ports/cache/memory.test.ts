import { expect, test } from 'vitest';
import { describeCache } from './contract.ts';
import { memoryCache } from './memory.ts';

describeCache('memory', (dependencies) => memoryCache({ maxEntries: 100, ...dependencies }));

test('a full memory cache forgets what was not read for longest', async () => {
	const cache = memoryCache({ maxEntries: 2, now: () => 0, defer: { run: () => undefined } });
	const entry = { freshSeconds: 10, staleSeconds: 0, tags: [] };
	const read = async (key: string) => (await cache.read(key, entry, async () => key)).status;
	await read('a');
	await read('b');
	await read('a');
	await read('c');
	expect([await read('a'), await read('b')]).toEqual(['hit', 'miss']);
});
