import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { app } from './subject.ts';

async function echo(body: BodyInit, contentType: string): Promise<Buffer> {
	const headers = { 'content-type': contentType };
	const response = await fetch(`${app.url}/api/echo`, { method: 'POST', headers, body });
	expect(response.status).toBe(200);
	expect(response.headers.get('content-type')).toBe('application/octet-stream');
	return Buffer.from(await response.arrayBuffer());
}

test('UTF-8 comes back as it was sent', async () => {
	const text = 'Grüße, 안녕하세요, 🚢';
	expect((await echo(text, 'application/json')).toString()).toBe(text);
});

test('every byte there is comes back', async () => {
	const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
	expect(await echo(bytes, 'application/octet-stream')).toEqual(Buffer.from(bytes));
});

test('bytes that claim to be text are not repaired', async () => {
	const bytes = Uint8Array.from([0xff, 0xfe, 0x00, 0xc3, 0x28]);
	expect(await echo(bytes, 'image/png')).toEqual(Buffer.from(bytes));
});

test('3 MiB come back', async () => {
	const bytes = randomBytes(3 * 1024 * 1024);
	expect(bytes.equals(await echo(bytes, 'application/octet-stream'))).toBe(true);
});

test('a body of unknown length comes back', async () => {
	const chunks = ['one ', 'two ', 'three'].map((text) => new TextEncoder().encode(text));
	const body = new ReadableStream({
		pull(controller) {
			const chunk = chunks.shift();
			if (chunk) controller.enqueue(chunk);
			else controller.close();
		}
	});
	const response = await fetch(`${app.url}/api/echo`, {
		method: 'POST',
		headers: { 'content-type': 'application/octet-stream' },
		body,
		duplex: 'half'
	} as RequestInit);
	expect(await response.text()).toBe('one two three');
});

test('an empty body comes back empty', async () => {
	expect((await echo('', 'application/octet-stream')).length).toBe(0);
});
