import { describe, expect, test } from 'vitest';
import { fakeEvent, resolveWith } from '../../../../tests/support/fake-event.ts';
import { requestId } from './request-id.ts';

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

async function idFor(headers: Record<string, string>) {
	const event = fakeEvent({ headers });
	const response = await requestId({ event, resolve: resolveWith() });
	expect(response.headers.get('x-request-id')).toBe(event.locals.requestId);
	return event.locals.requestId;
}

describe('requestId', () => {
	test('keeps an acceptable id from the client', async () => {
		expect(await idFor({ 'x-request-id': 'checkout_42-a' })).toBe('checkout_42-a');
	});

	test.each([
		['too short', 'short'],
		['too long', 'x'.repeat(65)],
		['markup', '<script>alert(1)</script>'],
		['an encoded line break', 'abcdefgh%0d%0aset-cookie:a=b'],
		['spaces', 'abcd efgh'],
		['empty', '']
	])('replaces an id that is %s', async (_, given) => {
		expect(await idFor({ 'x-request-id': given })).toMatch(UUID);
	});

	test('makes an id where there is none', async () => {
		expect(await idFor({})).toMatch(UUID);
	});

	test('puts the id on an answer whose headers cannot be changed', async () => {
		const event = fakeEvent();
		const redirect = Response.redirect('http://localhost/elsewhere', 303);
		const response = await requestId({ event, resolve: resolveWith(redirect) });
		expect(response.status).toBe(303);
		expect(response.headers.get('location')).toBe('http://localhost/elsewhere');
		expect(response.headers.get('x-request-id')).toBe(event.locals.requestId);
	});

	test('joins the trace of the caller, or starts one', async () => {
		const trace = '0af7651916cd43dd8448eb211c80319c';
		const joined = fakeEvent({ headers: { traceparent: `00-${trace}-b7ad6b7169203331-01` } });
		await requestId({ event: joined, resolve: resolveWith() });
		expect(joined.locals.traceId).toBe(trace);

		const started = fakeEvent({ headers: { traceparent: 'nonsense' } });
		await requestId({ event: started, resolve: resolveWith() });
		expect(started.locals.traceId).toMatch(/^[\da-f]{32}$/);
	});
});
