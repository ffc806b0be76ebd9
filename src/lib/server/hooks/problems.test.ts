import { describe, expect, test } from 'vitest';
import { fakeEvent, resolveWith } from '../../../../tests/support/fake-event.ts';
import { problems } from './problems.ts';

describe('problems', () => {
	test("SvelteKit's 405 becomes problem+json and keeps its Allow header", async () => {
		const kit = new Response('PUT method not allowed', {
			status: 405,
			headers: { allow: 'GET, HEAD' }
		});
		kit.headers.delete('content-type');
		const response = await problems({ event: fakeEvent(), resolve: resolveWith(kit) });
		expect(response.status).toBe(405);
		expect(response.headers.get('allow')).toBe('GET, HEAD');
		expect(response.headers.get('content-type')).toBe('application/problem+json');
		expect(await response.json()).toMatchObject({ code: 'method-not-allowed' });
	});

	test("SvelteKit's JSON for an unexpected error becomes code and request id", async () => {
		const kit = Response.json({ message: 'x', code: 'internal', requestId: 'y' }, { status: 500 });
		const response = await problems({ event: fakeEvent(), resolve: resolveWith(kit) });
		expect(await response.json()).toEqual({ code: 'internal', requestId: 'request-0001' });
	});

	test.each([
		[409, { code: 'conflict' }, 'conflict'],
		[403, { message: 'no code' }, 'forbidden'],
		[418, { message: 'unheard of' }, 'malformed-request']
	])('an error thrown with status %i keeps it', async (status, body, code) => {
		const kit = Response.json(body, { status });
		const response = await problems({ event: fakeEvent(), resolve: resolveWith(kit) });
		expect(response.status).toBe(status);
		expect(await response.json()).toMatchObject({ status, code });
	});

	test.each([
		['a page', { 'content-type': 'text/html' }],
		['a problem', { 'content-type': 'application/problem+json' }],
		['a health report', { 'content-type': 'application/health+json' }]
	])('%s is left as it is', async (_, headers) => {
		const given = new Response('as it was', { status: 503, headers });
		const response = await problems({ event: fakeEvent(), resolve: resolveWith(given) });
		expect(await response.text()).toBe('as it was');
	});

	const page = () =>
		new Response('<!doctype html>', { status: 401, headers: { 'content-type': 'text/html' } });

	test('the API answers no page to who does not ask for one', async () => {
		const event = fakeEvent({ routeId: '/api/info' });
		const response = await problems({ event, resolve: resolveWith(page) });
		expect(response.headers.get('content-type')).toBe('application/problem+json');
		expect(await response.json()).toMatchObject({ status: 401, code: 'unauthorized' });
	});

	test('a browser that opens an address of the API gets its page', async () => {
		const headers = { accept: 'text/html,application/xhtml+xml' };
		const event = fakeEvent({ routeId: '/api/info', headers });
		const response = await problems({ event, resolve: resolveWith(page) });
		expect(response.headers.get('content-type')).toBe('text/html');
	});

	test.each([
		['a data request', { isDataRequest: true }],
		['an enhanced form', { headers: { 'x-sveltekit-action': 'true' } }]
	])("what SvelteKit's client reads after %s is left as it is", async (_, options) => {
		const given = Response.json({ message: 'x' }, { status: 404 });
		const response = await problems({ event: fakeEvent(options), resolve: resolveWith(given) });
		expect(await response.json()).toEqual({ message: 'x' });
	});

	test('what a handle throws is reported and answered', async () => {
		const lines: string[] = [];
		const response = await problems({
			event: fakeEvent({ lines, routeId: '/api/info' }),
			resolve: () => {
				throw new Error('rate limiter is gone', { cause: new Error('connection refused') });
			}
		});
		expect(response.status).toBe(500);
		expect(await response.json()).toEqual({ code: 'internal', requestId: 'request-0001' });
		expect(lines).toHaveLength(1);
		expect(JSON.parse(lines[0] ?? '')).toMatchObject({
			level: 'error',
			requestId: 'request-0001',
			route: '/api/info',
			err: { message: 'rate limiter is gone', cause: { message: 'connection refused' } }
		});
	});
});
