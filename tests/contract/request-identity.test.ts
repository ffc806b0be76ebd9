import { expect, test } from 'vitest';
import { accessLines, send, testIfAble } from './subject.ts';

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const traceparent = `00-${traceId}-00f067aa0ba902b7-01`;

test('an acceptable id of the client is in answer and log', async () => {
	const { response, requestId } = await send('/api/info');
	expect(response.headers.get('x-request-id')).toBe(requestId);
	expect(await accessLines(requestId)).toHaveLength(1);
});

test.each(['"><script>', 'short', 'x'.repeat(65)])('"%s" is replaced as an id', async (given) => {
	const { response } = await send('/api/info', { headers: { 'x-request-id': given } });
	const requestId = response.headers.get('x-request-id') ?? '';
	expect(requestId).toMatch(/^[\da-f-]{36}$/);
	expect(await accessLines(requestId)).toHaveLength(1);
});

test('the trace of who asks is logged', async () => {
	const { requestId } = await send('/api/info', { headers: { traceparent } });
	expect(await accessLines(requestId)).toMatchObject([{ traceId }]);
});

test('a trace that is none is replaced', async () => {
	const headers = { traceparent: '00-not-a-trace' };
	const { requestId } = await send('/api/info', { headers });
	const [line] = await accessLines(requestId);
	expect(line?.traceId).toMatch(/^[\da-f]{32}$/);
	expect(line?.traceId).not.toBe(traceId);
});

testIfAble('files through the app', 'a file has the id as well', async () => {
	const { response, requestId } = await send('/favicon.svg');
	expect(response.headers.get('x-request-id')).toBe(requestId);
});
