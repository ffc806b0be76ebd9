import { expect, test } from 'vitest';
import { fakeEvent, resolveWith } from '../../../../tests/support/fake-event.ts';
import { privateByDefault } from './private-by-default.ts';

const answer = (headers: Record<string, string>) =>
	privateByDefault({
		event: fakeEvent(),
		resolve: resolveWith(new Response('ok', { headers }))
	});

test('an answer that says nothing is kept by nobody, and needs no validator', async () => {
	const { headers } = await answer({ etag: '"1"' });
	expect(headers.get('cache-control')).toBe('private, no-store');
	expect(headers.has('etag')).toBe(false);
});

test('an answer that says who may keep it is left alone', async () => {
	const { headers } = await answer({ 'cache-control': 'no-cache', etag: '"1"' });
	expect(headers.get('cache-control')).toBe('no-cache');
	expect(headers.get('etag')).toBe('"1"');
});

test('headers that cannot be changed are no obstacle', async () => {
	const response = await privateByDefault({
		event: fakeEvent(),
		resolve: resolveWith(Response.redirect('http://localhost/elsewhere'))
	});
	expect(response.headers.get('cache-control')).toBe('private, no-store');
});
