import { describe, expect, test } from 'vitest';
import { fakeEvent, resolveWith } from '../../../../tests/support/fake-event.ts';
import { accessLog } from './access-log.ts';

/** A clock that is `durationMs` further at its second reading. */
function clock(durationMs: number) {
	const times = [1000, 1000 + durationMs];
	return () => times.shift() ?? Number.NaN;
}

async function linesOf(
	options: Parameters<typeof fakeEvent>[0],
	{ durationMs = 12, response = new Response('ok') } = {}
) {
	const lines: string[] = [];
	const event = fakeEvent({ ...options, lines });
	const handle = accessLog({ slowMs: 3000, now: clock(durationMs) });
	await handle({ event, resolve: resolveWith(response) });
	return { event, records: lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

describe('accessLog', () => {
	test('writes one line with these fields', async () => {
		const { records } = await linesOf({
			method: 'POST',
			url: 'http://localhost/acme/roadmap',
			routeId: '/[organization]/[board]',
			headers: { 'user-agent': 'test/1' }
		});
		expect(records).toEqual([
			{
				level: 'info',
				time: expect.any(String) as string,
				msg: 'request',
				requestId: 'request-0001',
				traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
				method: 'POST',
				route: '/[organization]/[board]',
				path: '/acme/roadmap',
				status: 200,
				durationMs: 12,
				target: 'node',
				runtime: 'node',
				userAgent: 'test/1'
			}
		]);
	});

	test('never writes the query, which may hold secrets', async () => {
		const { records } = await linesOf({ url: 'http://localhost/reset?token=hunter2' });
		expect(JSON.stringify(records)).not.toContain('hunter2');
	});

	test('warns of a request that took too long', async () => {
		expect((await linesOf({}, { durationMs: 3000 })).records[0]).toMatchObject({ level: 'info' });
		expect((await linesOf({}, { durationMs: 3001 })).records[0]).toMatchObject({
			level: 'warn',
			msg: 'slow request'
		});
	});

	test('is silent about what the app asks itself', async () => {
		expect((await linesOf({ isSubRequest: true })).records).toEqual([]);
	});

	test('observes the request by its route id', async () => {
		const { event } = await linesOf({ routeId: '/[organization]/[board]' });
		const observed = await event.locals.services.metrics.exposition?.();
		expect(observed?.text).toContain(
			'http_requests_total{method="GET",route="/[organization]/[board]",status="200"} 1'
		);
	});
});
