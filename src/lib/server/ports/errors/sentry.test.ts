import { afterAll, expect, test } from 'vitest';
import { startSentryReceiver } from '../../../../../tests/services/sentry.ts';
import { trackedDefer } from '../defer/tracked.ts';
import { jsonLinesLogger } from '../logger/json-lines.ts';
import { describeErrorReporter } from './contract.ts';
import { sentryErrors, type SentryOptions } from './sentry.ts';

const receivers: { stop: () => Promise<void> }[] = [];
afterAll(async () => {
	await Promise.all(receivers.map((receiver) => receiver.stop()));
});

/** A reporter with a receiver of its own. */
async function subject(overrides: Partial<SentryOptions> = {}) {
	const receiver = await startSentryReceiver();
	receivers.push(receiver);
	const lines: string[] = [];
	const defer = trackedDefer((error) => {
		throw error;
	});
	const errors = sentryErrors({
		dsn: receiver.dsn,
		release: '4f2c9ab',
		environment: 'staging',
		tags: { target: 'node', runtime: 'node' },
		tracesSampleRate: 1,
		random: () => 0.5,
		now: () => 1_800_000_000_000,
		defer,
		logger: jsonLinesLogger({
			level: 'info',
			bindings: {},
			write: (line) => lines.push(line),
			flush: () => Promise.resolve()
		}),
		...overrides
	});
	return { errors, receiver, lines, settled: () => defer.settled() };
}

describeErrorReporter('Sentry', async () => {
	const { errors, receiver, settled } = await subject();
	return {
		errors,
		async arrived() {
			await settled();
			return receiver.items
				.filter(({ type }) => type === 'event')
				.map(({ payload }) => JSON.stringify(payload));
		}
	};
});

const request = {
	requestId: 'abcdefgh',
	traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
	method: 'GET',
	route: '/api/info',
	status: 200,
	durationMs: 1500
};
const tags = {
	target: 'node',
	runtime: 'node',
	requestId: request.requestId,
	traceId: request.traceId
};

test('errors and transactions carry release, environment and the tags, under the same trace', async () => {
	const { errors, receiver, settled } = await subject();
	errors.report(new Error('no'), { requestId: request.requestId, traceId: request.traceId });
	errors.observe(request);
	await settled();
	expect(receiver.items.map(({ type }) => type).sort()).toEqual(['event', 'transaction']);
	for (const { payload } of receiver.items) {
		expect(payload).toMatchObject({
			release: '4f2c9ab',
			environment: 'staging',
			tags,
			contexts: { trace: { trace_id: request.traceId } }
		});
	}
});

test('a transaction tells route, status and how long it took', async () => {
	const { errors, receiver, settled } = await subject();
	errors.observe(request);
	await settled();
	expect(receiver.items[0]?.payload).toMatchObject({
		type: 'transaction',
		transaction: 'GET /api/info',
		start_timestamp: 1_799_999_998.5,
		timestamp: 1_800_000_000,
		contexts: { trace: { op: 'http.server', status: 'ok', data: { 'http.route': '/api/info' } } }
	});
});

test('health checks are never sampled, and other requests only at the rate', async () => {
	const { errors, receiver, settled } = await subject({ tracesSampleRate: 0.5 });
	errors.observe(request);
	for (const route of ['/healthz', '/readyz', '/metrics']) errors.observe({ ...request, route });
	await settled();
	expect(receiver.items).toEqual([]);
});

test('what is reported to Sentry is in the log as well', async () => {
	const { errors, lines, settled } = await subject();
	errors.report(new Error('no'), { requestId: 'abcdefgh' });
	await settled();
	expect(lines).toHaveLength(1);
	expect(lines[0]).toContain('abcdefgh');
});

test('a burst of errors arrives whole', async () => {
	const { errors, receiver, settled } = await subject({ tracesSampleRate: 0 });
	for (let count = 0; count < 200; count++) errors.report(new Error('no'), {});
	await settled();
	expect(receiver.items).toHaveLength(200);
});

test('when Sentry asks for silence, every reporter of the instance is silent until it is over', async () => {
	const pause = { until: 0 };
	let seconds = 1_800_000_000;
	const now = () => seconds * 1000;
	const first = await subject({ pause, now });
	first.receiver.refuse(120);
	first.errors.report(new Error('one'), {});
	await first.settled();
	first.receiver.refuse(undefined);
	const second = await subject({ pause, now });
	second.errors.report(new Error('two'), {});
	await second.settled();
	expect(second.receiver.items).toEqual([]);
	seconds += 121;
	second.errors.report(new Error('three'), {});
	await second.settled();
	expect(second.receiver.items).toHaveLength(1);
});

test('an unreachable Sentry harms nobody', async () => {
	const { errors, settled } = await subject({ dsn: 'http://key@127.0.0.1:1/1' });
	errors.report(new Error('no'), {});
	await expect(settled()).resolves.toBeUndefined();
});
