import { describe, expect, test, vi } from 'vitest';
import { cdnCache } from './cdn-cache.ts';

const CONTROLS = ['vercel-cdn-cache-control', 'cdn-cache-control', 'cache-control'];

function subject() {
	let milliseconds = 0;
	const cache = cdnCache({ controls: CONTROLS }, () => milliseconds);
	const advance = (seconds: number) => void (milliseconds += seconds * 1000);
	const ask = async (origin: () => Promise<Response>, init: RequestInit = {}, path = '/') => {
		const request = new Request(`http://board.example${path}`, init);
		const { response, state, ageSeconds } = await cache.respond(request, origin);
		return { state, ageSeconds, response, body: await response.text() };
	};
	return { advance, ask };
}

/** Answers 1, 2, 3, …, with these headers. */
function counter(headers: HeadersInit) {
	let count = 0;
	return vi.fn(async () => new Response(String(++count), { headers }));
}

const MINUTE = { 'cdn-cache-control': 'public, max-age=60, stale-while-revalidate=30' };

test('an answer is made once while it is fresh, and tells its age', async () => {
	const { ask, advance } = subject();
	const origin = counter(MINUTE);
	expect(await ask(origin)).toMatchObject({ state: 'MISS', ageSeconds: 0, body: '1' });
	advance(59);
	expect(await ask(origin)).toMatchObject({ state: 'HIT', ageSeconds: 59, body: '1' });
	expect(origin).toHaveBeenCalledOnce();
});

test('a stale answer is refreshed once behind the scenes', async () => {
	const { ask, advance } = subject();
	await ask(counter(MINUTE));
	advance(60);
	const fresh = Promise.withResolvers<Response>();
	const origin = vi.fn(() => fresh.promise);
	expect(await ask(origin)).toMatchObject({ state: 'STALE', body: '1' });
	expect(await ask(origin)).toMatchObject({ state: 'STALE', body: '1' });
	expect(origin).toHaveBeenCalledOnce();
	fresh.resolve(new Response('new', { headers: MINUTE }));
	await vi.waitFor(async () => {
		expect(await ask(origin)).toMatchObject({ state: 'HIT', ageSeconds: 0, body: 'new' });
	});
});

test('a refresh that fails leaves the stale answer until its time is over', async () => {
	const { ask, advance } = subject();
	await ask(counter(MINUTE));
	advance(60);
	await ask(() => Promise.reject(new Error('the function crashed')));
	await ask(async () => new Response('down', { status: 503 }));
	expect(await ask(counter(MINUTE))).toMatchObject({ state: 'STALE', body: '1' });
	advance(30);
	expect(await ask(counter(MINUTE))).toMatchObject({ state: 'MISS' });
});

test('an answer that became private is no longer given to others', async () => {
	const { ask, advance } = subject();
	await ask(counter(MINUTE));
	advance(60);
	const origin = counter({ 'cdn-cache-control': 'private' });
	await ask(origin);
	await vi.waitFor(async () => expect(await ask(origin)).toMatchObject({ state: 'MISS' }));
});

test('a refresh that says "not modified" about the same version renews the answer', async () => {
	const { ask, advance } = subject();
	await ask(counter({ ...MINUTE, etag: '"a"' }));
	advance(60);
	const origin = async () => new Response(null, { status: 304, headers: { etag: '"a"' } });
	await ask(origin);
	await vi.waitFor(async () =>
		expect(await ask(origin)).toMatchObject({ state: 'HIT', body: '1' })
	);
});

test('HEAD is answered from what GET stored, and stores nothing itself', async () => {
	const { ask } = subject();
	const head = async () => new Response(null, { headers: MINUTE });
	expect(await ask(head, { method: 'HEAD' })).toMatchObject({ state: 'MISS' });
	expect(await ask(counter(MINUTE))).toMatchObject({ state: 'MISS', body: '1' });
	const answer = await ask(head, { method: 'HEAD' });
	expect(answer).toMatchObject({ state: 'HIT', body: '' });
	expect(answer.response.headers.get('cdn-cache-control')).toContain('max-age=60');
});

describe('the first control header that is present decides', () => {
	const stores = async (headers: HeadersInit) => {
		const { ask } = subject();
		const origin = counter(headers);
		await ask(origin);
		return (await ask(origin)).state === 'HIT';
	};

	test.each([
		['plain s-maxage', { 'cache-control': 'public, s-maxage=5' }],
		['a targeted header over a plain one', { ...MINUTE, 'cache-control': 'no-store' }],
		['quoted seconds', { 'cdn-cache-control': 'max-age="5"' }],
		['s-maxage over max-age', { 'cdn-cache-control': 'max-age=0, s-maxage=5' }]
	])('stored: %s', async (_, headers) => {
		expect(await stores(headers)).toBe(true);
	});

	test.each([
		['no header at all', {}],
		['plain max-age, which is the browser’s', { 'cache-control': 'public, max-age=60' }],
		['zero seconds', { 'cdn-cache-control': 'max-age=0, stale-while-revalidate=60' }],
		['seconds that are none', { 'cdn-cache-control': 'max-age=-5' }],
		['private', { 'cdn-cache-control': 'private, max-age=60' }],
		['no-cache', { 'cache-control': 'no-cache, s-maxage=60' }],
		['the most specific header forbids it', { ...MINUTE, 'vercel-cdn-cache-control': 'no-store' }],
		['a cookie for one visitor', { ...MINUTE, 'set-cookie': 'a=1' }],
		['varies by everything', { ...MINUTE, vary: '*' }]
	])('not stored: %s', async (_, headers) => {
		expect(await stores(headers)).toBe(false);
	});
});

test('each variant by Vary is stored for itself', async () => {
	const { ask } = subject();
	const origin = counter({ ...MINUTE, vary: 'Accept-Language' });
	const inLanguage = (language: string) =>
		ask(origin, { headers: { 'accept-language': language } });
	expect(await inLanguage('en')).toMatchObject({ state: 'MISS', body: '1' });
	expect(await inLanguage('ko')).toMatchObject({ state: 'MISS', body: '2' });
	expect(await inLanguage('en')).toMatchObject({ state: 'HIT', body: '1' });
});

test('addresses that differ in their query are different', async () => {
	const { ask } = subject();
	const origin = counter(MINUTE);
	await ask(origin, {}, '/?page=1');
	expect(await ask(origin, {}, '/?page=2')).toMatchObject({ state: 'MISS', body: '2' });
});

test('writes, parts and requests with credentials pass by the cache', async () => {
	const { ask } = subject();
	await ask(counter(MINUTE));
	const requests: RequestInit[] = [
		{ method: 'POST' },
		{ headers: { range: 'bytes=0-1' } },
		{ headers: { authorization: 'Bearer a' } }
	];
	for (const init of requests) {
		expect(await ask(counter(MINUTE), init)).toMatchObject({ state: 'BYPASS' });
	}
});

test('an error is not stored, whatever it says', async () => {
	const { ask } = subject();
	await ask(async () => new Response('down', { status: 500, headers: MINUTE }));
	expect(await ask(counter(MINUTE))).toMatchObject({ state: 'MISS', body: '1' });
});

test('an answer that is not stored streams through', async () => {
	const cache = cdnCache({ controls: CONTROLS });
	const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
	const writer = writable.getWriter();
	const { response } = await cache.respond(
		new Request('http://board.example/'),
		async () => new Response(readable)
	);
	const reader = response.body?.getReader();
	void writer.write(new TextEncoder().encode('first'));
	expect((await reader?.read())?.value).toEqual(new TextEncoder().encode('first'));
	await reader?.cancel();
});
