import { expect, test } from 'vitest';
import { fakeEvent, resolveWith } from '../../../../tests/support/fake-event.ts';
import { conditional } from './conditional.ts';

const answer = (known: string, init: ResponseInit = { headers: { etag: '"1"', vary: 'Accept' } }) =>
	conditional({
		event: fakeEvent({ headers: { 'if-none-match': known } }),
		resolve: resolveWith(new Response('ok', init))
	});

test.each(['"1"', 'W/"1"', '"0", "1"', '*'])('who has %s gets no body again', async (known) => {
	const response = await answer(known);
	expect(response.status).toBe(304);
	expect(await response.text()).toBe('');
	expect(response.headers.get('etag')).toBe('"1"');
	expect(response.headers.get('vary')).toBe('Accept');
});

test('who has another version gets this one', async () => {
	expect((await answer('"2"')).status).toBe(200);
});

test('a tag with a comma in it is one tag', async () => {
	expect((await answer('"1,2"', { headers: { etag: '"1,2"' } })).status).toBe(304);
	expect((await answer('"0,1"', { headers: { etag: '"1"' } })).status).toBe(200);
});

test('what writes is never "not modified"', async () => {
	const response = await conditional({
		event: fakeEvent({ method: 'POST', headers: { 'if-none-match': '"1"' } }),
		resolve: resolveWith(new Response('ok', { headers: { etag: '"1"' } }))
	});
	expect(response.status).toBe(200);
});

test('an error is never "not modified"', async () => {
	expect((await answer('"1"', { status: 404, headers: { etag: '"1"' } })).status).toBe(404);
});
