import { describe, expect, test } from 'vitest';
import { ACCESS_LOG_FIELDS } from '../support/client.ts';
import { accessLines, app, runtime, send, testIfAble } from './subject.ts';

const json = { 'content-type': 'application/json' };
const answers: [
	what: string,
	path: string,
	init: RequestInit,
	status: number,
	route: string | null
][] = [
	['a page', '/', {}, 200, '/'],
	['a HEAD request', '/', { method: 'HEAD' }, 200, '/'],
	['JSON', '/api/info?token=planted-in-query', {}, 200, '/api/info'],
	['a stream', '/api/stream?chunks=2&intervalMs=0', {}, 200, '/api/stream'],
	['a redirect', '/problems', {}, 307, '/problems'],
	['a redirect to the right slash', '/healthz/', {}, 308, null],
	['an unknown page', '/no/such/page', {}, 404, null],
	['a file that is not there', '/_app/none.js', {}, 404, null],
	['an unknown API route', '/api/none', {}, 404, '/api/[...unknown]'],
	['a refused method', '/api/info', { method: 'PUT' }, 405, '/api/info'],
	[
		'a refused body',
		'/api/vitals',
		{ method: 'POST', headers: json, body: '{' },
		400,
		'/api/vitals'
	],
	['an unexpected error', '/api/fail', {}, 500, '/api/fail']
];

describe('exactly one line for', () => {
	test.each(answers)('%s, with the same fields', async (_, path, init, status, route) => {
		const { response, requestId } = await send(path, init);
		expect(response.status).toBe(status);
		const lines = await accessLines(requestId);
		expect(lines).toHaveLength(1);
		expect(Object.keys(lines[0] ?? {}).sort()).toEqual(ACCESS_LOG_FIELDS);
		expect(lines[0]).toMatchObject({
			level: 'info',
			msg: 'request',
			runtime,
			method: init.method ?? 'GET',
			path: path.split('?')[0],
			route,
			status,
			userAgent: 'contract/1'
		});
	});

	testIfAble('files through the app', 'a file and a prerendered page', async () => {
		for (const path of ['/favicon.svg', '/en/problems']) {
			const { requestId } = await send(path);
			expect(await accessLines(requestId)).toHaveLength(1);
		}
	});
});

test('the log holds nothing but JSON lines with level and time', () => {
	expect(app.noise).toEqual([]);
	for (const line of app.log) {
		expect(line.level).toMatch(/^(debug|info|warn|error)$/);
		expect(new Date(String(line.time)).toISOString()).toBe(line.time);
	}
});

test('what a client sends as a secret is not in the log', async () => {
	const { requestId } = await send('/api/fail?token=planted-query', {
		headers: {
			authorization: 'Bearer planted-bearer',
			cookie: 'session=planted-cookie',
			'x-api-key': 'planted-key',
			'user-agent': 'contract/1 token=planted-agent'
		}
	});
	await accessLines(requestId);
	expect(JSON.stringify(app.log)).not.toMatch(/planted-(query|bearer|cookie|key|agent)/);
});
