import { expect, test } from 'vitest';
import { PROBLEM } from '../support/client.ts';
import { send, testIfAble } from './subject.ts';

test.each(['/', '/api/info', '/healthz', '/favicon.svg', '/en/problems'])(
	'HEAD %s answers as GET does, without the body',
	async (path) => {
		const [head, get] = [await send(path, { method: 'HEAD' }), await send(path)];
		expect(head.response.status).toBe(200);
		expect(head.body).toBe('');
		const type = 'content-type';
		expect(head.response.headers.get(type)).toBe(get.response.headers.get(type));
	}
);

test('HEAD of what is not there is 404', async () => {
	expect((await send('/no/such/page', { method: 'HEAD' })).response.status).toBe(404);
});

test('OPTIONS tells what a page allows', async () => {
	const { response } = await send('/', { method: 'OPTIONS' });
	expect(response.status).toBe(204);
	expect(response.headers.get('allow')).toMatch(/GET/);
});

test.each([
	['PUT', '/api/info', /GET/],
	['DELETE', '/healthz', /GET/],
	['PUT', '/', /GET/],
	['GET', '/api/vitals', /POST/],
	['PROPFIND', '/api/info', /GET/]
])('%s %s is refused, with what is allowed instead', async (method, path, allowed) => {
	const { response, body } = await send(path, { method });
	expect(response.status).toBe(405);
	expect(response.headers.get('allow')).toMatch(allowed);
	expect(response.headers.get('content-type')).toMatch(PROBLEM);
	expect(JSON.parse(body)).toMatchObject({ code: 'method-not-allowed' });
});

testIfAble('method check of files', 'POST to a file is refused', async () => {
	const { response } = await send('/favicon.svg', { method: 'POST' });
	expect(response.status).toBe(405);
	expect(response.headers.get('content-type')).toMatch(PROBLEM);
});
