import { connect } from 'node:net';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { rawRequest } from '../../support/raw-request.ts';
import { nodeFunction, startHost, writeOutput } from './fixture.ts';

const MEGABYTE = 1024 * 1024;

let host: Awaited<ReturnType<typeof startHost>>;

beforeAll(async () => {
	const routes = [{ handle: 'filesystem' }, { src: '/.*', dest: '/echo' }];
	host = await startHost(
		writeOutput({
			'config.json': JSON.stringify({ version: 3, routes }),
			'static/hello.txt': 'hello',
			...nodeFunction(
				'echo',
				`const body = await request.bytes();
				return Response.json({
					url: request.url, method: request.method, length: body.length, first: body[0],
					headers: Object.fromEntries(request.headers), vercel: process.env.VERCEL
				});`
			),
			...nodeFunction('binary', 'return new Response(await request.arrayBuffer());'),
			...nodeFunction(
				'cookies',
				`const headers = new Headers({ 'x-vercel-id': 'mine' });
				headers.append('set-cookie', 'a=1'); headers.append('set-cookie', 'b=2');
				return new Response('body', { headers });`
			),
			...nodeFunction(
				'cached',
				`return new Response(crypto.randomUUID(), { headers: {
					'cache-control': 'public, s-maxage=60, stale-while-revalidate=60',
					'vercel-cdn-cache-control': 'max-age=60' } });`
			),
			...nodeFunction(
				'stream',
				`let next; const asked = new Promise((resolve) => (next = resolve));
				globalThis.next?.(); globalThis.next = next;
				return new Response(new ReadableStream({ async start(controller) {
					controller.enqueue(new TextEncoder().encode('first'));
					await asked;
					controller.enqueue(new TextEncoder().encode('second')); controller.close();
					console.log('streamed to the end');
				} }));`
			)
		})
	);
});
afterAll(async () => {
	host.kill('SIGTERM');
	await host.ended;
});

interface Echo {
	url: string;
	method: string;
	length: number;
	headers: Record<string, string>;
	vercel: string;
}

async function echo(path: string, init?: RequestInit): Promise<Echo> {
	return (await (await fetch(host.url + path, init)).json()) as Echo;
}

test('a function sees the address the visitor used, and the platform around it', async () => {
	const seen = await echo('/some/page?a=1&b=%20x');
	expect(seen).toMatchObject({ url: `${host.url}/some/page?a=1&b=%20x`, vercel: '1' });
});

test('who the client is, the platform says and not the client', async () => {
	const { headers } = await echo('/', {
		headers: {
			'x-forwarded-for': '6.6.6.6',
			'x-real-ip': '6.6.6.6',
			'x-vercel-forwarded-for': '6.6.6.6',
			'x-vercel-ip-country': 'KP',
			forwarded: 'for=6.6.6.6',
			'x-forwarded-proto': 'https',
			'x-request-id': 'mine',
			cookie: 'a=1; b=2'
		}
	});
	expect(headers).toMatchObject({
		'x-forwarded-for': '127.0.0.1',
		'x-real-ip': '127.0.0.1',
		'x-vercel-forwarded-for': '127.0.0.1',
		'x-forwarded-proto': 'http',
		'x-forwarded-host': new URL(host.url).host,
		'x-request-id': 'mine',
		cookie: 'a=1; b=2'
	});
	expect(JSON.stringify(headers)).not.toMatch(/6\.6\.6\.6|KP/);
	expect(headers['x-vercel-id']).toMatch(/^dev1::/);
});

test('bytes go in and come out as they are', async () => {
	const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => index % 256);
	const response = await fetch(`${host.url}/binary`, { method: 'POST', body: bytes });
	expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
});

test('a body over 4.5 MB does not reach the function', async () => {
	const post = (size: number) =>
		fetch(`${host.url}/`, { method: 'POST', body: new Uint8Array(size) });
	expect(await (await post(4.5 * MEGABYTE)).json()).toMatchObject({ length: 4.5 * MEGABYTE });
	const refused = await post(4.5 * MEGABYTE + 1);
	expect(refused.status).toBe(413);
	expect(refused.headers.get('x-vercel-error')).toBe('FUNCTION_PAYLOAD_TOO_LARGE');
	expect(refused.headers.get('content-type')).toMatch('text/plain');
	expect(await refused.text()).toContain('FUNCTION_PAYLOAD_TOO_LARGE');
});

test('every cookie arrives, and the platform’s own headers are its own', async () => {
	const { headers } = await fetch(`${host.url}/cookies`);
	expect(headers.getSetCookie()).toEqual(['a=1', 'b=2']);
	expect(headers.get('server')).toBe('Vercel');
	expect(headers.get('x-vercel-id')).toMatch(/^dev1::/);
	expect(headers.get('x-matched-path')).toBe('/cookies');
	expect(headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
});

test('HEAD has the headers and no body', async () => {
	const port = Number(new URL(host.url).port);
	const head = (path: string) =>
		rawRequest(port, `HEAD ${path} HTTP/1.1\r\nHost: a.test\r\nConnection: close\r\n\r\n`);
	expect(await head('/hello.txt')).toMatchObject({ status: 200, body: '' });
	expect(await head('/cookies')).toMatchObject({ status: 200, body: '' });
});

test('an answer for shared caches is made once, and visitors do not see its rules', async () => {
	const first = await fetch(`${host.url}/cached`);
	const second = await fetch(`${host.url}/cached`);
	expect(first.headers.get('x-vercel-cache')).toBe('MISS');
	expect(second.headers.get('x-vercel-cache')).toBe('HIT');
	expect(await second.text()).toBe(await first.text());
	expect(second.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
	expect(second.headers.has('vercel-cdn-cache-control')).toBe(false);
});

test('the first chunk arrives before the last is made', async () => {
	const response = await fetch(`${host.url}/stream`);
	const chunks = response.body?.pipeThrough(new TextDecoderStream()).getReader();
	expect(await chunks?.read()).toMatchObject({ value: 'first' });
	// The second request is what the first one waits for.
	const other = await fetch(`${host.url}/stream`);
	expect(await chunks?.read()).toMatchObject({ value: 'second' });
	await other.body?.cancel();
});

test('a function that does not ask to be cancelled ends what it began for a client that left', async () => {
	const before = host.stdout().split('streamed to the end').length;
	const leaver = new AbortController();
	const response = await fetch(`${host.url}/stream`, { signal: leaver.signal });
	await response.body?.getReader().read();
	leaver.abort();
	await (await fetch(`${host.url}/stream`)).body?.cancel();
	await vi.waitFor(() => {
		expect(host.stdout().split('streamed to the end').length).toBeGreaterThan(before);
	});
});

test('a file is served with its type, is not sent twice, and takes no writes', async () => {
	const response = await fetch(`${host.url}/hello.txt`);
	expect(await response.text()).toBe('hello');
	expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
	const etag = response.headers.get('etag') ?? '';
	const again = await fetch(`${host.url}/hello.txt`, { headers: { 'if-none-match': etag } });
	expect(again.status).toBe(304);
	const write = await fetch(`${host.url}/hello.txt`, { method: 'POST', body: 'x' });
	expect(write.status).toBe(405);
});

test('what is no request that fetch knows is refused', async () => {
	const port = Number(new URL(host.url).port);
	const send = (line: string) =>
		rawRequest(port, `${line} HTTP/1.1\r\nHost: a.test\r\nConnection: close\r\n\r\n`);
	expect((await send('TRACE /')).status).toBe(400);
	expect((await send('GET http://elsewhere.test/')).status).toBe(400);
});

test('a client that leaves while it sends does no harm', async () => {
	const socket = connect(Number(new URL(host.url).port), '127.0.0.1');
	socket.write('POST / HTTP/1.1\r\nHost: a.test\r\nContent-Length: 100\r\n\r\nhalf');
	socket.end();
	socket.resume();
	await once(socket, 'close');
	expect(await echo('/')).toMatchObject({ method: 'GET' });
});
