import { expect, test } from 'vitest';
import { trackedDefer } from '$lib/server/ports/defer/tracked';
import { cdnCache } from '$lib/server/ports/cache/cdn';
import { memoryCache } from '$lib/server/ports/cache/memory';
import { fakeEvent } from '../../../../tests/support/fake-event.ts';
import { GET, POST } from './+server.ts';

type Event = Parameters<typeof GET>[0];

/** The route, with a clock to turn. */
function subject() {
	let seconds = 0;
	const defer = trackedDefer((error) => {
		throw error;
	});
	const cache = memoryCache({ maxEntries: 10, now: () => seconds * 1000, defer });
	const event = (url: string) => fakeEvent({ url, services: { cache } }) as Event;
	return {
		read: async () => {
			const response = await GET(event('http://localhost/api/cache'));
			return response.headers.get('cache-status');
		},
		invalidate: async (tag: string) =>
			(await POST(event(`http://localhost/api/cache?tag=${tag}`))).status,
		refreshed: () => defer.settled(),
		advance: (by: number) => void (seconds += by)
	};
}

test('a miss is computed, a hit is not, and a stale answer is refreshed behind the scenes', async () => {
	const { read, refreshed, advance } = subject();
	expect(await read()).toBe('Slipway; fwd=miss; stored; ttl=10');
	advance(4);
	expect(await read()).toBe('Slipway; hit; ttl=6');
	advance(8);
	expect(await read()).toBe('Slipway; hit; ttl=-2; detail=stale');
	await refreshed();
	expect(await read()).toBe('Slipway; hit; ttl=10');
});

test('what was invalidated is computed anew', async () => {
	const { read, invalidate } = subject();
	await read();
	expect(await invalidate('name:other')).toBe(204);
	expect(await read()).toContain('hit');
	expect(await invalidate('name:demo')).toBe(204);
	expect(await read()).toContain('fwd=miss');
});

test('a tag that no entry can have is refused', async () => {
	expect(await subject().invalidate('*')).toBe(400);
});

test('where only the platform can purge, the route says so', async () => {
	const cache = cdnCache({ control: 'cdn-cache-control', tag: 'cache-tag' });
	const url = 'http://localhost/api/cache?tag=all';
	const response = await POST(fakeEvent({ url, services: { cache } }) as Event);
	expect(response.status).toBe(501);
});
