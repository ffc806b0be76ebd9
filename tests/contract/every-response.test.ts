import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startNode, type RunningApp } from '../runtimes/node.ts';
import { rawRequest } from '../support/raw-request.ts';

const SECURITY_HEADERS = {
	'x-content-type-options': /^nosniff$/,
	'referrer-policy': /^strict-origin-when-cross-origin$/,
	'permissions-policy': /camera=\(\)/,
	'cross-origin-opener-policy': /^same-origin$/,
	'cross-origin-resource-policy': /^same-origin$/,
	'content-security-policy': /frame-ancestors 'none'/
};
const LOG_FIELDS = [
	'level',
	'time',
	'target',
	'runtime',
	'requestId',
	'traceId',
	'method',
	'route',
	'path',
	'status',
	'durationMs',
	'userAgent',
	'msg'
].sort();

let app: RunningApp;
beforeAll(async () => {
	app = await startNode({ ADDRESS_HEADER: 'x-forwarded-for', RATE_LIMIT_WRITE: '3/60' });
});
afterAll(() => app.stop());

interface Case {
	name: string;
	path: string;
	status: number;
	type?: RegExp;
	init?: RequestInit;
}

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const json = { 'content-type': 'application/json' };
const PROBLEM = /^application\/problem\+json$/;
const asset = () =>
	`/_app/immutable/entry/${readdirSync('build/client/_app/immutable/entry').find((name) => name.endsWith('.js')) ?? ''}`;

const cases: Case[] = [
	{ name: 'a page', path: '/', status: 200, type: /^text\/html/ },
	{ name: 'a page asked for by HEAD', path: '/', status: 200, init: { method: 'HEAD' } },
	{ name: 'the data of a page', path: '/__data.json', status: 200, type: /json/ },
	{ name: 'JSON', path: '/api/info', status: 200, type: /^application\/json/ },
	{ name: 'a stream', path: '/api/stream?chunks=2&intervalMs=0', status: 200, type: /ndjson/ },
	{ name: 'a liveness check', path: '/healthz', status: 200 },
	{ name: 'a readiness check', path: '/readyz', status: 200, type: /health\+json/ },
	{ name: 'an unknown page', path: '/no/such/page', status: 404, type: /^text\/html/ },
	{ name: 'an unknown API route', path: '/api/no/such', status: 404, type: PROBLEM },
	{ name: 'an unknown asset', path: '/_app/immutable/none.js', status: 404 },
	{
		name: 'an unsupported method of the API',
		path: '/api/info',
		status: 405,
		type: PROBLEM,
		init: { method: 'PUT' }
	},
	{
		name: 'an unsupported method of a page',
		path: '/',
		status: 405,
		type: PROBLEM,
		init: { method: 'PUT' }
	},
	{
		name: 'a method nobody knows',
		path: '/api/info',
		status: 405,
		type: PROBLEM,
		init: { method: 'PROPFIND' }
	},
	{ name: 'OPTIONS of a page', path: '/', status: 204, init: { method: 'OPTIONS' } },
	{ name: 'an unexpected error', path: '/api/fail', status: 500, type: PROBLEM },
	{
		name: 'an unexpected error seen by a browser',
		path: '/api/fail',
		status: 500,
		type: /^text\/html/,
		init: { headers: { accept: 'text/html' } }
	},
	{ name: 'a redirect to the right slash', path: '/healthz/', status: 308 },
	{ name: 'a redirect to a prerendered page', path: '/en/problems/', status: 308 },
	{
		name: 'a refused form of another site',
		path: '/',
		status: 403,
		type: PROBLEM,
		init: { method: 'POST', headers: { ...form, origin: 'https://evil.example' }, body: 'a=b' }
	},
	{
		name: 'refused JSON of another site',
		path: '/api/vitals',
		status: 403,
		type: PROBLEM,
		init: { method: 'POST', headers: { ...json, 'sec-fetch-site': 'cross-site' }, body: '{}' }
	},
	{
		name: 'a form without any origin',
		path: '/',
		status: 403,
		type: PROBLEM,
		init: { method: 'POST', headers: form, body: 'a=b' }
	},
	{
		name: 'malformed JSON',
		path: '/api/vitals',
		status: 400,
		type: PROBLEM,
		init: { method: 'POST', headers: json, body: '{' }
	},
	{ name: 'a malformed address', path: '/%ff', status: 400, type: /^text\/html/ },
	{ name: 'an address of 10 kB', path: `/?${'x'.repeat(10_000)}`, status: 414, type: PROBLEM },
	{ name: 'a static file', path: '/favicon.svg', status: 200, type: /svg/ },
	{ name: 'an immutable file', path: asset(), status: 200, type: /javascript/ },
	{
		name: 'a file the browser already has',
		path: '/favicon.svg',
		status: 304,
		init: { headers: { 'if-none-match': 'from the file' } }
	},
	{ name: 'a prerendered page', path: '/ko/problems', status: 200, type: /^text\/html/ },
	{ name: 'the public environment', path: '/_app/env.js', status: 200, type: /javascript/ }
];

let sent = 0;
/** Sends a request under an id of its own, and from an address of its own. */
async function send({ path, init = {} }: Pick<Case, 'path' | 'init'>, address?: string) {
	sent += 1;
	const requestId = `contract-${sent}`;
	const response = await fetch(app.url + path, {
		redirect: 'manual',
		...init,
		headers: {
			accept: '*/*',
			'user-agent': 'contract/1',
			'x-request-id': requestId,
			'x-forwarded-for': address ?? `203.0.113.${sent}`,
			...init.headers
		}
	});
	const body = await response.text();
	return { response, body, requestId };
}

/** The access-log lines of a request, once a later request's line has arrived behind them. */
async function accessLines(requestId: string) {
	const { requestId: marker } = await send({ path: '/healthz' });
	await app.logged((record) => record.requestId === marker);
	return app.log.filter((record) => record.requestId === requestId && 'durationMs' in record);
}

describe('every response', () => {
	test.each(cases)('$name carries id and security headers, and one log line', async (example) => {
		if (example.status === 304) {
			const { response } = await send(example);
			example.init = { headers: { 'if-none-match': response.headers.get('etag') ?? '' } };
		}
		const { response, requestId } = await send(example);
		expect(response.status).toBe(example.status);
		if (example.type) expect(response.headers.get('content-type')).toMatch(example.type);
		expect(response.headers.get('x-request-id')).toBe(requestId);
		for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
			expect(response.headers.get(name), name).toMatch(value);
		}
		expect(response.headers.get('content-security-policy')).not.toMatch(/unsafe-(inline|eval)/);
		expect(response.headers.has('strict-transport-security')).toBe(false);

		const lines = await accessLines(requestId);
		expect(lines).toHaveLength(1);
		expect(Object.keys(lines[0] ?? {}).sort()).toEqual(LOG_FIELDS);
		expect(lines[0]).toMatchObject({
			level: 'info',
			msg: 'request',
			target: 'node',
			runtime: 'node',
			method: example.init?.method ?? 'GET',
			status: example.status,
			userAgent: 'contract/1'
		});
		expect(lines[0]?.path).not.toContain('?');
	});

	test('a client over its quota gets 429 with all of it', async () => {
		const post = { path: '/api/cache?tag=all', init: { method: 'POST' } };
		for (let count = 0; count < 3; count++) {
			expect((await send(post, '198.51.100.1')).response.status).toBe(200);
		}
		const { response, requestId } = await send(post, '198.51.100.1');
		expect(response.status).toBe(429);
		expect(response.headers.get('content-type')).toMatch(PROBLEM);
		expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
		expect(response.headers.get('ratelimit-policy')).toBe('"write";q=3;w=60');
		expect(response.headers.get('x-request-id')).toBe(requestId);
		for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
			expect(response.headers.get(name), name).toMatch(value);
		}
		expect(await accessLines(requestId)).toHaveLength(1);
	});

	test('a client cannot choose its address: the proxy appends the real one', async () => {
		const post = { path: '/api/cache?tag=all', init: { method: 'POST' } };
		for (let count = 0; count < 3; count++) await send(post, `192.0.2.${count}, 198.51.100.2`);
		const { response } = await send(post, '192.0.2.99, 198.51.100.2');
		expect(response.status).toBe(429);
	});

	test.each([
		['an unknown protocol', 'BLAH\r\n\r\n', 400],
		[
			'a line break inside the id',
			'GET / HTTP/1.1\r\nhost: a\r\nx-request-id: abc\rdef\r\n\r\n',
			400
		],
		['headers of 20 kB', `GET / HTTP/1.1\r\nhost: a\r\nx-a: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
		['no host', 'GET / HTTP/1.1\r\nconnection: close\r\n\r\n', 400],
		[
			'an address that is no path',
			'OPTIONS * HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n',
			400
		],
		['TRACE', 'TRACE / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n', 405]
	])(
		'%s, which no route can see, is answered and logged like the rest',
		async (_, text, status) => {
			const { status: answered, headers, body } = await rawRequest(app.port, text);
			expect(answered).toBe(status);
			expect(headers.get('content-type')).toMatch(PROBLEM);
			const requestId = headers.get('x-request-id') ?? '';
			expect(JSON.parse(body)).toMatchObject({ status, requestId });
			for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
				expect(headers.get(name), name).toMatch(value);
			}
			expect(await accessLines(requestId)).toHaveLength(1);
		}
	);

	test('a bad request id is replaced, and the new one is in answer and log', async () => {
		const init = { headers: { 'x-request-id': '"><script>' } };
		const { response } = await send({ path: '/api/info', init });
		const requestId = response.headers.get('x-request-id') ?? '';
		expect(requestId).toMatch(/^[\da-f-]{36}$/);
		expect(await accessLines(requestId)).toHaveLength(1);
	});

	test('the trace of the caller is in the log', async () => {
		const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
		const init = { headers: { traceparent: `00-${trace}-00f067aa0ba902b7-01` } };
		for (const path of ['/api/info', '/favicon.svg']) {
			const { requestId } = await send({ path, init });
			expect(await accessLines(requestId)).toMatchObject([{ traceId: trace }]);
		}
	});

	test('an unexpected error shows its id only, and the log has stack and cause under it', async () => {
		const { body, requestId } = await send({ path: '/api/fail' });
		expect(JSON.parse(body)).toEqual({ code: 'internal', requestId });
		const reported = await app.logged(
			(record) => record.requestId === requestId && 'err' in record
		);
		expect(reported).toMatchObject({
			level: 'error',
			route: '/api/fail',
			err: {
				message: 'this route always fails',
				stack: expect.stringContaining('_server') as string,
				cause: { message: 'so that one can watch it' }
			}
		});
	});

	test('the nonce of a page differs from request to request and is the one its script has', async () => {
		const nonces = await Promise.all(
			[1, 2].map(async () => {
				const { response, body } = await send({ path: '/' });
				const csp = response.headers.get('content-security-policy') ?? '';
				const nonce = /'nonce-([^']+)'/.exec(csp)?.[1] ?? '';
				expect(body).toContain(`<script nonce="${nonce}">`);
				return nonce;
			})
		);
		expect(new Set(nonces).size).toBe(2);
	});
});
