import { expect, test, vi } from 'vitest';
import { isrCache, pageAddress } from './isr.ts';
import type { FunctionOutput } from './outputs.ts';

const MINUTE = { expiration: 60 as const, passQuery: true, bypassToken: 'secret' };

function subject() {
	let milliseconds = 0;
	const isr = isrCache(() => milliseconds);
	let count = 0;
	const generate = vi.fn(async (request: Request) => {
		const seen = request.headers.get('cookie') ?? 'nothing';
		return new Response(`${++count} saw ${seen}`, { headers: { 'set-cookie': 'a=b' } });
	});
	const advance = (seconds: number) => void (milliseconds += seconds * 1000);
	const ask = async (headers: HeadersInit = {}, make = generate) => {
		const request = new Request('http://board.example/blog', { headers });
		const { response, state } = await isr.respond('/blog', MINUTE, request, make);
		return { state, body: await response.text(), headers: response.headers };
	};
	return { advance, ask, generate };
}

test('a page is made once, without knowing who asks, and kept until it is old', async () => {
	const { ask, advance } = subject();
	const first = await ask({ cookie: 'session=1' });
	expect(first).toMatchObject({ state: 'MISS', body: '1 saw nothing' });
	expect(first.headers.has('set-cookie')).toBe(false);
	advance(59);
	expect(await ask()).toMatchObject({ state: 'HIT', body: '1 saw nothing' });
});

test('an old page is served while a new one is made, once', async () => {
	const { ask, advance, generate } = subject();
	await ask();
	advance(60);
	expect(await ask()).toMatchObject({ state: 'STALE', body: '1 saw nothing' });
	await vi.waitFor(async () => {
		expect(await ask()).toMatchObject({ state: 'HIT', body: '2 saw nothing' });
	});
	expect(generate).toHaveBeenCalledTimes(2);
});

test('visitors who come at once wait for the same page', async () => {
	const { ask, generate } = subject();
	await Promise.all([ask(), ask(), ask()]);
	expect(generate).toHaveBeenCalledOnce();
});

test('a page that failed is not kept', async () => {
	const { ask } = subject();
	const failing = vi.fn(async () => new Response('down', { status: 500 }));
	expect(await ask({}, failing)).toMatchObject({ state: 'MISS', body: 'down' });
	expect(await ask()).toMatchObject({ state: 'MISS', body: '1 saw nothing' });
});

test('who knows the token renews the page, or sees it as nobody else does', async () => {
	const { ask } = subject();
	await ask();
	expect(await ask({ 'x-prerender-revalidate': 'guessed' })).toMatchObject({ state: 'HIT' });
	const renewed = await ask({ 'x-prerender-revalidate': 'secret' });
	expect(renewed).toMatchObject({ state: 'REVALIDATED', body: '2 saw nothing' });
	const draft = await ask({ cookie: '__prerender_bypass=secret' });
	expect(draft).toMatchObject({ state: 'BYPASS', body: '3 saw __prerender_bypass=secret' });
	expect(await ask()).toMatchObject({ state: 'HIT', body: '2 saw nothing' });
});

test('only the parameters that make another page are part of its address', () => {
	const output: FunctionOutput = {
		kind: 'function',
		path: '/blog/[slug]',
		folder: '',
		config: { runtime: 'edge', entrypoint: '' },
		prerender: { ...MINUTE, allowQuery: ['__pathname'] }
	};
	const query = new URLSearchParams('utm=1&__pathname=/blog/a');
	expect(pageAddress(output, query)).toBe('/blog/%5Bslug%5D?__pathname=%2Fblog%2Fa');
});
