import { afterAll, beforeAll, expect, test } from 'vitest';
import { startNode, type RunningApp } from '../runtimes/node.ts';
import { clientOf } from '../support/client.ts';

let app: RunningApp;
let client: ReturnType<typeof clientOf>;
beforeAll(async () => {
	app = await startNode({
		ADDRESS_HEADER: 'x-forwarded-for',
		XFF_DEPTH: '2',
		RATE_LIMIT_WRITE: '3/60'
	});
	client = clientOf(app);
});
afterAll(() => app.stop());

test.each(['/api/info', '/favicon.svg'])(
	'a bad id for %s is replaced, and the new one is in answer and log',
	async (path) => {
		const { response } = await client.send(path, { headers: { 'x-request-id': '"><script>' } });
		const requestId = response.headers.get('x-request-id') ?? '';
		expect(requestId).toMatch(/^[\da-f-]{36}$/);
		expect(await client.accessLines(requestId)).toHaveLength(1);
	}
);

test.each(['/api/info', '/favicon.svg'])('the trace of who asks for %s is logged', async (path) => {
	const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
	const headers = { traceparent: `00-${traceId}-00f067aa0ba902b7-01` };
	const { requestId } = await client.send(path, { headers });
	expect(await client.accessLines(requestId)).toMatchObject([{ traceId }]);
});

test('an unexpected error shows its id only, and the log has stack and cause under it', async () => {
	const { body, requestId } = await client.send('/api/fail');
	expect(JSON.parse(body)).toEqual({ code: 'internal', requestId });
	const reported = await app.logged((record) => record.requestId === requestId && 'err' in record);
	expect(reported).toMatchObject({
		level: 'error',
		route: '/api/fail',
		err: {
			message: 'this route always fails',
			stack: expect.stringContaining('_server') as string,
			cause: { message: 'so that one can watch it' }
		}
	});
});

test('the page of an unexpected error shows the same id', async () => {
	const { body, requestId } = await client.send('/api/fail', { headers: { accept: 'text/html' } });
	expect(body).toContain(requestId);
	expect(body).not.toContain('this route always fails');
});

test('the nonce of a page differs from request to request and is the one its script has', async () => {
	const nonceOf = async () => {
		const { response, body } = await client.send('/');
		const csp = response.headers.get('content-security-policy') ?? '';
		const nonce = /'nonce-([^']+)'/.exec(csp)?.[1] ?? '';
		expect(body).toContain(`<script nonce="${nonce}">`);
		return nonce;
	};
	expect(await nonceOf()).not.toBe(await nonceOf());
});

test('behind two proxies a client is the address the first of them saw, whatever it claims', async () => {
	const statusOf = async (forwarded: string) => {
		const init = { method: 'POST', headers: { 'x-forwarded-for': forwarded } };
		return (await client.send('/api/cache?tag=all', init)).response.status;
	};
	for (const claimed of ['192.0.2.1', '192.0.2.2', '192.0.2.3']) {
		expect(await statusOf(`${claimed}, 198.51.100.2, 10.0.0.1`)).toBe(200);
	}
	expect(await statusOf('192.0.2.4, 198.51.100.2, 10.0.0.1')).toBe(429);
	expect(await statusOf('192.0.2.4, 198.51.100.3, 10.0.0.1')).toBe(200);
});
