import { describe, expect, test } from 'vitest';
import { beacon, shownVisits } from '../support/vitals.ts';
import { accessLines, app, send } from './subject.ts';

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
			['a NUL in the route', 400, JSON.stringify({ ...beacon('a'), route: '/\u0000' })],
			['half a character in the route', 400, '{"route":"/\\ud800","vitals":[]}'],
			[
				'a whole address as route',
				400,
				JSON.stringify({ ...beacon('a'), route: 'https://a.example/' })
			]
		];

	test.each(bodies)(
		'%s is refused with %i and stores nothing',
		async (_, status, body, headers) => {
			const before = await shownVisits(app.url);
			const {
				response,
				body: answer,
				requestId
			} = await send('/api/vitals', {
				method: 'POST',
				headers: headers ?? json,
				body
			});
			expect(response.status).toBe(status);
			expect(response.headers.get('content-type')).toBe('application/problem+json');
			expect(JSON.parse(answer)).toMatchObject({ status, requestId });
			expect(await shownVisits(app.url)).toEqual(before);
			expect(await accessLines(requestId)).toHaveLength(1);
		}
	);
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
		const { response, body } = await send(path);
		expect(response.status).toBe(400);
		expect(JSON.parse(body)).toMatchObject({ code: 'invalid-input' });
	});
});
