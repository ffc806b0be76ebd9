import { describe, expect, test } from 'vitest';
import type { SentryItem } from '../services/sentry.ts';
import { app, RELEASE, runtime, send, sentry, targetOf } from './subject.ts';

const SECRETS = {
	authorization: 'Bearer planted-bearer-token',
	cookie: 'session=planted-session-cookie',
	'x-api-key': 'planted-api-key',
	'proxy-authorization': 'Basic planted-basic'
};

const idOf = ({ payload }: SentryItem) =>
	(payload.tags as { requestId?: string } | undefined)?.requestId;
const isReportOf = (requestId: string, type: string) => (item: SentryItem) =>
	item.type === type && idOf(item) === requestId;
const reportsOf = (requestId: string, type: string) =>
	sentry.items.filter(isReportOf(requestId, type));

/** What every report says of where it comes from. */
const identityOf = (requestId: string) => ({
	release: RELEASE,
	environment: 'staging',
	tags: {
		target: targetOf[runtime],
		runtime,
		requestId,
		traceId: expect.stringMatching(/^[\da-f]{32}$/) as string
	}
});

/** An error, once its report has arrived. */
async function fail() {
	const { response, requestId } = await send(
		'/api/fail?token=planted-query-token&key=planted-key',
		{
			headers: SECRETS
		}
	);
	const { payload } = await sentry.received(isReportOf(requestId, 'event'));
	return { response, requestId, payload };
}

describe('an unexpected error', () => {
	test('arrives once', async () => {
		const { requestId } = await fail();
		await fail();
		expect(reportsOf(requestId, 'event')).toHaveLength(1);
	});

	test('arrives with release, environment, runtime and both ids', async () => {
		const { requestId, payload } = await fail();
		expect(payload).toMatchObject(identityOf(requestId));
	});

	test('arrives with stack and cause', async () => {
		const { payload } = await fail();
		const { values } = payload.exception as { values: { value: string; stacktrace?: object }[] };
		const messages = values.map(({ value }) => value);
		expect(messages).toEqual(['so that one can watch it', 'this route always fails']);
		expect(values.at(-1)?.stacktrace).toBeDefined();
	});

	test('has the same id in answer, log and report', async () => {
		const { response, requestId, payload } = await fail();
		expect(response.headers.get('x-request-id')).toBe(requestId);
		const logged = await app.logged((line) => line.requestId === requestId && 'err' in line);
		expect(payload.tags).toMatchObject({ requestId, traceId: logged.traceId });
	});
});

describe('requests', () => {
	const transactionOf = (requestId: string) =>
		sentry.received(isReportOf(requestId, 'transaction'));

	test('are reported with route, status and the same tags', async () => {
		const { requestId } = await send('/api/info?token=planted-query-token');
		const { payload } = await transactionOf(requestId);
		expect(payload).toMatchObject({
			transaction: 'GET /api/info',
			...identityOf(requestId),
			contexts: { trace: { op: 'http.server', data: { 'http.response.status_code': 200 } } }
		});
	});

	test('that continue a trace are reported under it', async () => {
		const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
		const headers = { traceparent: `00-${traceId}-00f067aa0ba902b7-01` };
		const { requestId } = await send('/api/info', { headers });
		const { payload } = await transactionOf(requestId);
		expect(payload).toMatchObject({
			tags: { traceId },
			contexts: { trace: { trace_id: traceId } }
		});
	});

	test('that only check health are never reported', async () => {
		const checks = [await send('/healthz'), await send('/readyz')];
		const { requestId } = await send('/api/info');
		await transactionOf(requestId);
		expect(checks.flatMap((check) => reportsOf(check.requestId, 'transaction'))).toEqual([]);
	});
});

test('an error in a browser gets through to where it belongs, and only there', async () => {
	const envelope = (dsn: string) =>
		[{ dsn }, { type: 'event' }, { message: `from a browser of ${runtime}` }]
			.map((line) => JSON.stringify(line))
			.join('\n');
	const headers = { origin: app.url, 'content-type': 'text/plain;charset=UTF-8' };
	const post = (dsn: string) =>
		send('/api/errors', { method: 'POST', headers, body: envelope(dsn) });
	expect((await post(sentry.dsn)).response.status).toBe(200);
	await sentry.received(({ payload }) => payload.message === `from a browser of ${runtime}`);
	expect((await post('https://key@evil.example/1')).response.status).toBe(400);
});

test('no secret is in any byte that was sent', async () => {
	await fail();
	for (const [type, body] of [
		['application/json', '{"password":"planted-json-password","note":"planted-note"}'],
		['application/x-www-form-urlencoded', 'password=planted-form-password&note=planted-note']
	]) {
		const headers = { 'content-type': type ?? '', origin: app.url };
		const { requestId } = await send('/api/fail', { method: 'POST', headers, body });
		await sentry.received(isReportOf(requestId, 'event'));
	}
	expect(sentry.raw.length).toBeGreaterThan(10);
	expect(sentry.raw.join('\n')).not.toMatch(/planted/);
});
