import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startNode, type RunningApp } from '../runtimes/node.ts';
import { ACCESS_LOG_FIELDS, PROBLEM, clientOf, expectSecurityHeaders } from '../support/client.ts';
import { rawRequest } from '../support/raw-request.ts';
import { responseCases } from './response-cases.ts';

let app: RunningApp;
let client: ReturnType<typeof clientOf>;
beforeAll(async () => {
	app = await startNode({
		ADDRESS_HEADER: 'x-forwarded-for',
		RATE_LIMIT_WRITE: '3/60',
		SLOW_REQUEST_MS: '60000'
	});
	client = clientOf(app);
});
afterAll(() => app.stop());

/** One line for the request, with exactly the fields that are promised. */
async function expectOneLine(requestId: string, fields: Record<string, unknown>) {
	const lines = await client.accessLines(requestId);
	expect(lines).toHaveLength(1);
	expect(Object.keys(lines[0] ?? {}).sort()).toEqual(ACCESS_LOG_FIELDS);
	const always = { level: 'info', msg: 'request', target: 'node', runtime: 'node' };
	expect(lines[0]).toMatchObject({ ...always, ...fields });
	expect(lines[0]?.path).not.toContain('?');
}

describe('id, security headers and one log line', () => {
	test.each(responseCases())('$status: $name', async ({ path, init, status, type }) => {
		const { response, requestId } = await client.send(path, init);
		expect(response.status).toBe(status);
		if (type) expect(response.headers.get('content-type')).toMatch(type);
		expect(response.headers.get('x-request-id')).toBe(requestId);
		expectSecurityHeaders(response.headers);
		const method = init?.method ?? 'GET';
		await expectOneLine(requestId, { method, status, userAgent: 'contract/1' });
	});

	test('304: a file the browser already has', async () => {
		const first = await client.send('/favicon.svg');
		const etag = first.response.headers.get('etag') ?? '';
		const headers = { 'if-none-match': etag };
		const { response, requestId } = await client.send('/favicon.svg', { headers });
		expect(response.status).toBe(304);
		expect(response.headers.get('x-request-id')).toBe(requestId);
		expectSecurityHeaders(response.headers);
		await expectOneLine(requestId, { status: 304 });
	});

	test('429: a client over its quota', async () => {
		const init = { method: 'POST', headers: { 'x-forwarded-for': '198.51.100.1' } };
		for (let count = 0; count < 3; count++) {
			expect((await client.send('/api/cache?tag=all', init)).response.status).toBe(204);
		}
		const { response, requestId } = await client.send('/api/cache?tag=all', init);
		expect(response.status).toBe(429);
		expect(response.headers.get('content-type')).toMatch(PROBLEM);
		expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
		expect(response.headers.get('ratelimit-policy')).toBe('"write";q=3;w=60');
		expect(response.headers.get('ratelimit')).toMatch(/^"write";r=0;t=\d+$/);
		expect(response.headers.get('x-request-id')).toBe(requestId);
		expectSecurityHeaders(response.headers);
		await expectOneLine(requestId, { status: 429 });
	});

	test.each([
		[400, 'an unknown protocol', 'BLAH\r\n\r\n'],
		[400, 'an invented method', 'BREW / HTTP/1.1\r\nhost: a\r\n\r\n'],
		[
			400,
			'a line break inside the id',
			'GET / HTTP/1.1\r\nhost: a\r\nx-request-id: abc\rd\r\n\r\n'
		],
		[431, 'headers of 20 kB', `GET / HTTP/1.1\r\nhost: a\r\nx-a: ${'x'.repeat(20_000)}\r\n\r\n`],
		[400, 'no host', 'GET / HTTP/1.1\r\nconnection: close\r\n\r\n'],
		[400, 'no path', 'OPTIONS * HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n'],
		[400, 'two hosts', 'GET / HTTP/1.1\r\nhost: a\r\nhost: b\r\nconnection: close\r\n\r\n'],
		[400, 'a host with a path', 'GET / HTTP/1.1\r\nhost: a/b?\r\nconnection: close\r\n\r\n'],
		[405, 'TRACE', 'TRACE / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n'],
		[405, 'CONNECT', 'CONNECT a:443 HTTP/1.1\r\nhost: a\r\n\r\n'],
		[417, 'an expectation', 'GET / HTTP/1.1\r\nhost: a\r\nexpect: tea\r\nconnection: close\r\n\r\n']
	])('%i: %s, which no route can see', async (status, _, text) => {
		const { status: answered, headers, body } = await rawRequest(app.port, text);
		expect(answered).toBe(status);
		expect(headers.get('content-type')).toMatch(PROBLEM);
		const requestId = headers.get('x-request-id') ?? '';
		expect(JSON.parse(body)).toMatchObject({ status, requestId });
		expectSecurityHeaders(headers);
		await expectOneLine(requestId, { status, route: null });
	});
});
