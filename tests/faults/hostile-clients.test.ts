import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startNode, type RunningApp } from '../runtimes/node.ts';
import { clientOf } from '../support/client.ts';
import { rawRequest } from '../support/raw-request.ts';

let app: RunningApp;
beforeAll(async () => {
	app = await startNode();
});
afterAll(async () => {
	expect(await app.stop()).toBe(0);
});

test.each(['bytes=5-2', 'bytes=0-18446744073709551615'])(
	'a range of %s, which cannot be, gets the whole file',
	async (range) => {
		for (const path of ['/favicon.svg', '/en/problems']) {
			const response = await fetch(app.url + path, { headers: { range } });
			expect(response.status).toBe(200);
			expect((await response.text()).length).toBeGreaterThan(100);
		}
	}
);

test('a User-Agent made to be searched slowly holds nobody up', { timeout: 10_000 }, async () => {
	const { send, accessLines } = clientOf(app);
	const { response, requestId } = await send('/healthz', {
		headers: { 'user-agent': '?key'.repeat(3000) }
	});
	expect(response.status).toBe(200);
	expect(await accessLines(requestId)).toHaveLength(1);
});

/** Sends a chunked body, as a client that does not know its length, and answers what came back. */
function upload(size: number): Promise<IncomingMessage> {
	return new Promise((resolve, reject) => {
		const headers = { 'content-type': 'application/json' };
		const upload = request(`${app.url}/api/vitals`, { method: 'POST', headers }, resolve);
		upload.on('error', reject);
		for (let sent = 0; sent < size; sent += 1000) upload.write('x'.repeat(1000));
		upload.end();
	});
}

test.each([
	["over the route's limit", 6000],
	["over the host's limit", 5_000_000]
])('a chunked body %s gets its 413, and one log line', async (_, size) => {
	const already = app.log.length;
	const response = await upload(size);
	expect(response.statusCode).toBe(413);
	response.resume();
	await once(response, 'end');

	await (await fetch(`${app.url}/api/info`)).text();
	await app.logged((record) => record.path === '/api/info' && app.log.indexOf(record) > already);
	const lines = app.log.slice(already).filter(({ path }) => path !== '/api/info');
	expect(lines).toMatchObject([{ status: 413, requestId: response.headers['x-request-id'] }]);
});

test.each(['BREW / HTTP/1.1\r\n\r\n', 'CONNECT a:443 HTTP/1.1\r\nhost: a\r\n\r\n'])(
	'%j behind pipelined requests does not get into their answers',
	async (nonsense) => {
		const stream = 'GET /api/stream?chunks=3&intervalMs=100 HTTP/1.1\r\nhost: a\r\n\r\n';
		const { body } = await rawRequest(app.port, stream + stream + nonsense);
		expect(body).not.toMatch(/HTTP\/1\.1 4/);
	}
);

test('an HTTP/1.0 health check without a host is answered', async () => {
	const { status, body } = await rawRequest(app.port, 'GET /healthz HTTP/1.0\r\n\r\n');
	expect([status, body]).toEqual([200, 'ok\n']);
});

test('a connection that never says anything does not hold up a shutdown', async () => {
	const victim = await startNode({ SHUTDOWN_TIMEOUT: '60' });
	const silent = connect(victim.port, '127.0.0.1');
	silent.on('error', () => undefined);
	await once(silent, 'connect');
	await (await fetch(`${victim.url}/healthz`)).text();
	expect(await victim.stop()).toBe(0);
	expect(victim.log.map(({ level }) => level)).not.toContain('error');
});
