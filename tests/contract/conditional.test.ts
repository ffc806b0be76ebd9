import { describe, expect, test } from 'vitest';
import { send } from './subject.ts';

const etagOf = async (path: string) => (await send(path)).response.headers.get('etag') ?? 'none';
const ask = (path: string, etag: string) => send(path, { headers: { 'if-none-match': etag } });

describe.each(['/favicon.svg', '/en/problems', '/license'])('%s', (path) => {
	test('is not sent again to who has it', async () => {
		const { response, body } = await ask(path, await etagOf(path));
		expect(response.status).toBe(304);
		expect(body).toBe('');
	});

	test('is sent to who has another version', async () => {
		const { response, body } = await ask(path, '"another"');
		expect(response.status).toBe(200);
		expect(body.length).toBeGreaterThan(100);
	});
});

test('a proxy that compresses may weaken the tag', async () => {
	const weak = `W/${(await etagOf('/license')).replace(/^W\//, '')}`;
	expect((await ask('/license', weak)).response.status).toBe(304);
});

test('"not modified" carries request id and tag', async () => {
	const etag = await etagOf('/license');
	const { response, requestId } = await ask('/license', etag);
	expect(response.headers.get('etag')).toBe(etag);
	expect(response.headers.get('x-request-id')).toBe(requestId);
});

test('a personal page has no tag, and is never "not modified"', async () => {
	const { response } = await send('/preferences');
	expect(response.headers.has('etag')).toBe(false);
});
