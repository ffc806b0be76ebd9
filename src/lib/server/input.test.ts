import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { fakeEvent } from '../../../tests/support/fake-event.ts';
import { readJson, readQuery } from './input.ts';

const schema = z.strictObject({ name: z.string().max(5) });
const json = { 'content-type': 'application/json' };

function post(body: BodyInit, headers: Record<string, string> = json) {
	const event = fakeEvent({ method: 'POST', body, headers });
	return readJson(event, schema, { maxBytes: 64 });
}

async function problemOf(input: Promise<Awaited<ReturnType<typeof post>>>) {
	const result = await input;
	if (result.ok) throw new Error('expected a problem');
	return (await result.response.json()) as { status: number; code: string; errors?: unknown };
}

describe('readJson', () => {
	test('answers data that fits the schema', async () => {
		expect(await post('{"name":"Ada"}')).toEqual({ ok: true, data: { name: 'Ada' } });
	});

	test('a charset beside the content type does no harm', async () => {
		const result = await post('{"name":"Ada"}', {
			'content-type': 'Application/JSON; charset=utf-8'
		});
		expect(result.ok).toBe(true);
	});

	test.each([
		['another content type', '{"name":"Ada"}', { 'content-type': 'text/plain' }, 415],
		['malformed JSON', '{"name":', json, 400],
		['no body', '', json, 400],
		['invalid UTF-8', new Uint8Array([0x22, 0xc3, 0x28, 0x22]), json, 400],
		['a body over the limit', `{"name":"${'x'.repeat(100)}"}`, json, 413],
		['a wrong type', '{"name":7}', json, 400],
		['a missing field', '{}', json, 400],
		['an unknown field', '{"name":"Ada","admin":true}', json, 400],
		['a list', '[]', json, 400],
		['null', 'null', json, 400]
	])('refuses %s', async (_, body, headers, status) => {
		expect(await problemOf(post(body, headers))).toMatchObject({ status });
	});

	test('says which field is wrong', async () => {
		expect(await problemOf(post('{"name":"far too long"}'))).toMatchObject({
			code: 'invalid-input',
			errors: [{ path: '/name', message: expect.stringContaining('5') as string }]
		});
	});

	test('reads some more of a body that turns out to be too large, and then no more', async () => {
		let pulled = 0;
		const endless = new ReadableStream({
			pull(controller) {
				pulled += 1;
				controller.enqueue(new Uint8Array(1024 * 1024));
			}
		});
		const request = new Request('http://localhost', {
			method: 'POST',
			body: endless,
			headers: json,
			duplex: 'half'
		} as RequestInit);
		const result = await readJson({ ...fakeEvent(), request }, schema, { maxBytes: 64 });
		expect(!result.ok && result.response.status).toBe(413);
		expect(pulled).toBeLessThan(14);
	});

	test.each([
		["the host's own refusal of a body", { status: 413 }, 413],
		['a connection that breaks off', { code: 'ECONNRESET' }, 400]
	])('%s is not taken for an unexpected error', async (_, properties, status) => {
		const refusing = new ReadableStream({
			pull(controller) {
				controller.error(Object.assign(new Error('reading failed'), properties));
			}
		});
		const init = { method: 'POST', body: refusing, headers: json, duplex: 'half' } as RequestInit;
		const request = new Request('http://localhost', init);
		const result = await readJson({ ...fakeEvent(), request }, schema, { maxBytes: 64 });
		expect(!result.ok && result.response.status).toBe(status);
	});
});

describe('readQuery', () => {
	const read = (query: string) =>
		readQuery(fakeEvent({ url: `http://localhost/?${query}` }), schema);

	test('answers a query that fits the schema', () => {
		expect(read('name=Ada')).toEqual({ ok: true, data: { name: 'Ada' } });
	});

	test.each(['', 'name=far+too+long', 'name=a&name=b', 'name=Ada&x=1'])('refuses "%s"', (query) => {
		expect(read(query).ok).toBe(false);
	});
});
