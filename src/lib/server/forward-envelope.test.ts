import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSentryReceiver, type SentryReceiver } from '../../../tests/services/sentry.ts';
import { forwardEnvelope } from './forward-envelope.ts';

let receiver: SentryReceiver;
beforeAll(async () => {
	receiver = await startSentryReceiver();
});
afterAll(() => receiver.stop());

const envelope = (dsn: unknown) =>
	new TextEncoder().encode(
		[{ dsn }, { type: 'event' }, { message: 'no' }].map((line) => JSON.stringify(line)).join('\n')
	);

test('an envelope for our project arrives there as it is', async () => {
	const answer = await forwardEnvelope(envelope(receiver.dsn), receiver.dsn, fetch);
	expect(answer?.status).toBe(200);
	expect(receiver.items).toEqual([{ type: 'event', payload: { message: 'no' } }]);
	expect(receiver.raw[0]).toContain('/api/1/envelope/?sentry_key=publickey');
});

test.each(['http://key@evil.example/1', null, 7])('one for %s goes nowhere', async (dsn) => {
	const already = receiver.items.length;
	expect(await forwardEnvelope(envelope(dsn), receiver.dsn, fetch)).toBeUndefined();
	expect(receiver.items).toHaveLength(already);
});

test.each(['', 'no JSON', 'null'])('%j is no envelope', async (text) => {
	const bytes = new TextEncoder().encode(text);
	expect(await forwardEnvelope(bytes, receiver.dsn, fetch)).toBeUndefined();
});

test('a browser that is to wait is told so', async () => {
	const busy: typeof fetch = async () =>
		new Response('{}', { status: 429, headers: { 'retry-after': '60', server: 'nginx' } });
	const answer = await forwardEnvelope(envelope(receiver.dsn), receiver.dsn, busy);
	expect(answer?.status).toBe(429);
	expect([...(answer?.headers ?? [])]).toEqual([['retry-after', '60']]);
});
