import { request, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { PROBLEM } from '../support/client.ts';
import { app, send, testIfAble } from './subject.ts';

const upload = (path: string, size: number) =>
	send(path, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: 'x'.repeat(size)
	});

test.each([
	['what a route reads', '/api/vitals', 5000],
	['what the app reads', '/api/echo', 4 * 1024 * 1024 + 1]
])('a body over %s is refused with an explanation', async (_, path, size) => {
	const { response, body, requestId } = await upload(path, size);
	expect(response.status).toBe(413);
	expect(response.headers.get('content-type')).toMatch(PROBLEM);
	expect(JSON.parse(body)).toMatchObject({ code: 'payload-too-large', requestId });
});

test('a body over what the platform takes is refused, by whomever', async () => {
	const { response } = await upload('/api/echo', 7 * 1024 * 1024);
	expect(response.status).toBe(413);
});

testIfAble('large bodies through the network', 'and with an explanation', async () => {
	const { response, body, requestId } = await upload('/api/echo', 7 * 1024 * 1024);
	expect(response.headers.get('content-type')).toMatch(PROBLEM);
	expect(JSON.parse(body)).toMatchObject({ code: 'payload-too-large', requestId });
});

test.each([
	['of another site', 403, '/api/echo', { origin: 'https://evil.example' }],
	['for nobody', 404, '/api/none', {}],
	['of a wrong type', 415, '/api/vitals', { 'content-type': 'text/html' }]
])(
	'a body of 3 MiB %s does not get in the way of its refusal',
	async (_, status, path, headers) => {
		const body = 'x'.repeat(3 * 1024 * 1024);
		const type = { 'content-type': 'application/json' };
		const init = { method: 'POST', headers: { ...type, ...headers }, body };
		const { response, requestId } = await send(path, init);
		expect(response.status).toBe(status);
		expect(response.headers.get('x-request-id')).toBe(requestId);
	}
);

test('a body that does not say how long it is, is refused as well', async () => {
	const sending = request(`${app.url}/api/vitals`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' }
	});
	sending.on('error', () => undefined);
	for (let sent = 0; sent < 6000; sent += 1000) sending.write('x'.repeat(1000));
	sending.end();
	const [response] = (await once(sending, 'response')) as [IncomingMessage];
	expect(response.statusCode).toBe(413);
	response.resume();
});

test('the largest body that is allowed comes through', async () => {
	const { response, body } = await upload('/api/echo', 4 * 1024 * 1024);
	expect(response.status).toBe(200);
	expect(body.length).toBe(4 * 1024 * 1024);
});
