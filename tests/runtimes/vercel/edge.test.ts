import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { edgeFunction, startHost, writeOutput } from './fixture.ts';

let host: Awaited<ReturnType<typeof startHost>>;

const PROBE = `import { AsyncLocalStorage } from 'node:async_hooks';
import { Buffer as NodeBuffer } from 'buffer';
const refused = async (attempt) => {
	try { await attempt(); return false; } catch (error) { return error.name; }
};
const WASM = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
export default async (request, context) => Response.json({
	eval: await refused(() => eval('1')),
	newFunction: await refused(() => new Function('return 1')()),
	wasm: await refused(() => WebAssembly.compile(WASM)),
	absent: ['require', 'setImmediate', 'module'].filter((name) => name in globalThis),
	process: Object.keys(process),
	edgeRuntime: EdgeRuntime,
	vercel: process.env.VERCEL,
	modules: [typeof AsyncLocalStorage, NodeBuffer.from('a').toString('hex')],
	waitUntil: typeof context.waitUntil,
	forwardedFor: request.headers.get('x-forwarded-for'),
	isRequest: request instanceof Request,
	body: await request.text()
});`;

beforeAll(async () => {
	host = await startHost(
		writeOutput({
			'static/asset.txt': 'from the host',
			...edgeFunction('probe', PROBE),
			...edgeFunction('forbidden', `import 'node:fs'; export default () => new Response();`),
			...edgeFunction(
				'logs',
				`export default async () => {
					console.log('{"msg":"a line"}'); console.error('a complaint');
					return new Response('ok'); };`
			),
			...edgeFunction(
				'read',
				`export default async (request) => {
					const file = await fetch(new URL('/asset.txt', request.url));
					const headers = new Headers([['set-cookie', 'a=1'], ['set-cookie', 'b=2']]);
					return new Response(file.body, { headers }); };`
			),
			...edgeFunction(
				'fails',
				`const born = performance.timeOrigin + performance.now();
				export default async (request) => {
					if (request.method === 'GET') return new Response(born);
					Promise.reject(new Error('nobody waits'));
					throw new Error('nobody catches'); };`
			),
			...edgeFunction(
				'stream',
				`let next;
				export default async () => {
					next?.(); const asked = new Promise((resolve) => (next = resolve));
					return new Response(new ReadableStream({ async start(controller) {
						controller.enqueue(new TextEncoder().encode('first')); await asked;
						controller.enqueue(new TextEncoder().encode('second')); controller.close();
					} })); };`
			),
			...edgeFunction(
				'traced',
				`import './instrumentation.server.js'; const promise = import('./start.js');
				export default async (...request) => (await promise).default(...request);`
			),
			'functions/traced.func/instrumentation.server.js': `globalThis.traced = 'traced';`,
			'functions/traced.func/start.js': `export default () => new Response(globalThis.traced);`
		})
	);
});
afterAll(async () => {
	host.kill('SIGTERM');
	await host.ended;
});

test('edge code cannot make code, and has the platform’s globals and no others', async () => {
	const response = await fetch(`${host.url}/probe`, { method: 'POST', body: '한글' });
	expect(await response.json()).toEqual({
		eval: 'EvalError',
		newFunction: 'EvalError',
		wasm: 'CompileError',
		absent: [],
		process: ['env'],
		edgeRuntime: 'edge-runtime',
		vercel: '1',
		modules: ['function', '61'],
		waitUntil: 'function',
		forwardedFor: '127.0.0.1',
		isRequest: true,
		body: '한글'
	});
});

test('edge code that imports more of Node than the platform has does not start', async () => {
	const response = await fetch(`${host.url}/forbidden`);
	expect(response.status).toBe(500);
	await vi.waitFor(() => {
		expect(host.stderr()).toContain('An edge function cannot import "node:fs"');
	});
});

test('what edge code logs is one line, as it was written', async () => {
	await fetch(`${host.url}/logs`);
	await vi.waitFor(() => {
		expect(host.stdout()).toBe('{"msg":"a line"}\n');
		expect(host.stderr()).toContain('a complaint\n');
	});
});

test('edge code reads its assets from the host, and sends every cookie', async () => {
	const response = await fetch(`${host.url}/read`);
	expect(await response.text()).toBe('from the host');
	expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
});

test('edge code that fails is a 500, and goes on', async () => {
	const born = await (await fetch(`${host.url}/fails`)).text();
	const failed = await fetch(`${host.url}/fails`, { method: 'POST' });
	expect(failed.status).toBe(500);
	await vi.waitFor(() => {
		expect(host.stderr()).toContain('nobody waits');
		expect(host.stderr()).toContain('nobody catches');
	});
	expect(await (await fetch(`${host.url}/fails`)).text()).toBe(born);
});

test('edge code streams', async () => {
	const response = await fetch(`${host.url}/stream`);
	const chunks = response.body?.pipeThrough(new TextDecoderStream()).getReader();
	expect(await chunks?.read()).toMatchObject({ value: 'first' });
	const other = await fetch(`${host.url}/stream`);
	expect(await chunks?.read()).toMatchObject({ value: 'second' });
	await other.body?.cancel();
});

test('instrumentation runs before the edge function is loaded', async () => {
	expect(await (await fetch(`${host.url}/traced`)).text()).toBe('traced');
});
