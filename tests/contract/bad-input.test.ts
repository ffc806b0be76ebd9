import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startNode, type RunningApp } from '../runtimes/node.ts';
import { beacon, shownVisits } from '../support/vitals.ts';

let app: RunningApp;
beforeAll(async () => {
	app = await startNode();
});
afterAll(() => app.stop());

const json = { 'content-type': 'application/json' };
const vital = beacon('a').vitals[0];

describe('POST /api/vitals', () => {
	const bodies: [name: string, status: number, body: BodyInit, headers?: Record<string, string>][] =
		[
			['malformed JSON', 400, '{"route":'],
			['an empty body', 400, ''],
			['invalid UTF-8', 400, new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d])],
			['HTML', 415, 'route=/', { 'content-type': 'text/html' }],
			['5 kB', 413, JSON.stringify({ ...beacon('a'), padding: 'x'.repeat(5000) })],
			['5 MB, which is more than the host reads', 413, 'x'.repeat(5_000_000)],
			['a list', 400, '[]'],
			['no vitals', 400, JSON.stringify({ route: '/', vitals: [] })],
			['eleven vitals', 400, JSON.stringify({ route: '/', vitals: Array(11).fill(vital) })],
			['one id twice', 400, JSON.stringify({ route: '/', vitals: [vital, vital] })],
			['an unknown field', 400, JSON.stringify({ ...beacon('a'), admin: true })],
			[
				'a value that is text',
				400,
				JSON.stringify({ route: '/', vitals: [{ ...vital, value: '12' }] })
			],
			['a negative value', 400, JSON.stringify({ route: '/', vitals: [{ ...vital, value: -1 }] })],
			[
				'an endless value',
				400,
				'{"route":"/","vitals":[{"id":"a","name":"LCP","value":1e999,"rating":"good"}]}'
			],
			[
				'an unknown metric',
				400,
				JSON.stringify({ route: '/', vitals: [{ ...vital, name: 'FID' }] })
			],
			[
				'SQL in an id',
				400,
				JSON.stringify({ route: '/', vitals: [{ ...vital, id: "'; drop table vitals; --" }] })
			],
			[
				'a whole address as route',
				400,
				JSON.stringify({ ...beacon('a'), route: 'https://a.example/' })
			]
		];

	test.each(bodies)(
		'%s is refused with %i and stores nothing',
		async (_, status, body, headers) => {
			const response = await fetch(`${app.url}/api/vitals`, {
				method: 'POST',
				headers: headers ?? json,
				body
			});
			expect(response.status).toBe(status);
			expect(response.headers.get('content-type')).toBe('application/problem+json');
			const requestId = response.headers.get('x-request-id');
			expect(await response.json()).toMatchObject({ status, requestId });
			expect(await shownVisits(app.url)).toEqual({});

			await app.logged((record) => record.requestId === requestId);
			expect(app.log.filter((record) => record.requestId === requestId)).toHaveLength(1);
		}
	);

	test('the problem names each field that is wrong, in the language of the client', async () => {
		const response = await fetch(`${app.url}/api/vitals`, {
			method: 'POST',
			headers: { ...json, 'accept-language': 'ko' },
			body: JSON.stringify({ route: '/', vitals: [{ ...vital, value: 'x' }] })
		});
		expect(await response.json()).toMatchObject({
			type: '/problems#invalid-input',
			title: '입력이 올바르지 않습니다',
			errors: [{ path: '/vitals/0/value', message: expect.stringMatching(/[가-힣]/) as string }]
		});
	});
});

describe('queries', () => {
	test.each([
		'/api/stream?chunks=0',
		'/api/stream?chunks=51',
		'/api/stream?chunks=two',
		'/api/stream?intervalMs=2001',
		'/api/stream?chunks=1&chunks=2',
		'/api/stream?speed=9',
		'/api/cache?name=UPPER',
		'/api/cache?name=%ff',
		`/api/cache?name=${'x'.repeat(33)}`
	])('GET %s is refused', async (path) => {
		const response = await fetch(app.url + path);
		expect(response.status).toBe(400);
		expect(await response.json()).toMatchObject({ code: 'invalid-input' });
	});
});
