import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rawRequest } from '../../support/raw-request.ts';
import { type HostProcess } from './host-process.ts';

interface Seen {
	url: string;
	method: string;
	headers: Record<string, string>;
	ip: string;
	greeting: string;
}

/** What every host of this folder does to the function of fixture-function.js. */
export function describeHost(start: (env?: Record<string, string>) => Promise<HostProcess>): void {
	let host: HostProcess;
	beforeAll(async () => {
		host = await start({ GREETING: 'hello' });
	});
	afterAll(async () => {
		host.signal('SIGTERM');
		await host.ended;
	});
	const seen = async (init: RequestInit = {}) =>
		(await (await fetch(`${host.url}/seen?a=1`, init)).json()) as Seen;

	describe('what the function sees', () => {
		test('has the address, the method and the environment', async () => {
			const { url, method, greeting } = await seen({ method: 'PATCH' });
			expect(url).toBe(`${host.url}/seen?a=1`);
			expect(method).toBe('PATCH');
			expect(greeting).toBe('hello');
		});

		test('has the address of the socket, whatever the client says', async () => {
			const { ip } = await seen({
				headers: { 'x-forwarded-for': '203.0.113.9', 'x-nf-client-connection-ip': '203.0.113.9' }
			});
			expect(ip).toBe('127.0.0.1');
		});

		test('has headers of the client, but none in the name of the platform', async () => {
			const { headers } = await seen({
				headers: {
					traceparent: 'trace',
					cookie: 'a=1; b=2',
					'x-nf-invented': '1',
					'x-nf-deploy-context': 'invented',
					'client-ip': '203.0.113.9'
				}
			});
			expect(headers).toMatchObject({ traceparent: 'trace', cookie: 'a=1; b=2' });
			expect(headers).not.toHaveProperty('x-nf-invented');
			expect(headers['x-nf-deploy-context']).toBe('production');
			expect(headers['client-ip']).toBe('127.0.0.1');
		});
	});

	describe('answers', () => {
		test('stream: the first part arrives before the last is made', async () => {
			const response = await fetch(`${host.url}/stream`);
			const parts = response.body?.pipeThrough(new TextDecoderStream()).getReader();
			expect((await parts?.read())?.value).toBe('first,');
			await fetch(`${host.url}/release`);
			expect((await parts?.read())?.value).toBe('last');
		});

		test.each(['application/octet-stream', 'text/plain'])('echo 3 MiB of %s', async (type) => {
			const body = randomBytes(3 * 1024 * 1024);
			const init = { method: 'POST', body, headers: { 'content-type': type } };
			const response = await fetch(`${host.url}/echo`, init);
			expect(response.headers.get('content-type')).toBe(type);
			expect(Buffer.from(await response.arrayBuffer()).equals(body)).toBe(true);
		});

		test('come although the function did not read the body, also on the same connection', async () => {
			const body = randomBytes(3 * 1024 * 1024);
			for (const path of ['/unread', '/.netlify/anything', '/unread']) {
				const response = await fetch(host.url + path, { method: 'POST', body });
				await response.text();
				expect(response.status).toBe(path === '/unread' ? 200 : 404);
			}
		});

		test('keep every cookie', async () => {
			const response = await fetch(`${host.url}/cookies`, { redirect: 'manual' });
			expect(response.status).toBe(303);
			expect(response.headers.getSetCookie()).toEqual([
				'a=1; Path=/',
				'b=2; Expires=Thu, 01 Jan 2099 00:00:00 GMT'
			]);
		});

		test('to HEAD have no body', async () => {
			const text = 'HEAD /seen HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n';
			expect(await rawRequest(host.port, text)).toMatchObject({ status: 200, body: '' });
		});

		test('carry the id of the request, and nothing else of the platform’s own', async () => {
			const { headers } = await fetch(`${host.url}/seen`);
			expect([...headers.keys()].filter((name) => name.startsWith('x-nf-'))).toEqual([
				'x-nf-request-id'
			]);
		});

		test('do not tell what went wrong inside', async () => {
			const response = await fetch(`${host.url}/throw`);
			expect(response.status).toBeGreaterThanOrEqual(500);
			expect(await response.text()).not.toContain('for nobody');
		});

		test('refuse what is no request for this site', async () => {
			for (const target of ['http://other.example/', '*', 'nothing']) {
				const text = `GET ${target} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n`;
				expect((await rawRequest(host.port, text)).status).toBe(400);
			}
		});
	});

	describe('published files', () => {
		test('come before the function, with the rules of _headers', async () => {
			const response = await fetch(`${host.url}/about`);
			expect(await response.text()).toBe('about us');
			expect(response.headers.get('x-rule')).toBe('file');
		});

		test('leave answers of the function without these rules', async () => {
			expect((await fetch(`${host.url}/seen`)).headers.has('x-rule')).toBe(false);
		});
	});

	describe('the process', () => {
		test('prints what the function logs as it is', async () => {
			await fetch(`${host.url}/log`);
			await expect.poll(() => host.lines).toContain('{"msg":"100%s of it"}');
		});

		test('finishes work after the answer', async () => {
			await fetch(`${host.url}/later`);
			expect(host.lines).not.toContain('{"msg":"later"}');
			await expect.poll(() => host.lines, { timeout: 5000 }).toContain('{"msg":"later"}');
		});

		test('finishes work after SIGTERM, then ends with code 0', async () => {
			const other = await start();
			await fetch(`${other.url}/later`);
			other.signal('SIGTERM');
			expect(await other.ended).toBe(0);
			expect(other.lines).toEqual(['{"msg":"later"}']);
		});

		test('ends with its parent', async () => {
			const other = await start();
			other.disconnect();
			expect(await other.ended).toBe(0);
		});

		test('leaves nothing running when it is killed', async () => {
			const other = await start();
			other.signal('SIGKILL');
			// The runtime holds the same output open, so this waits for it too.
			await other.ended;
			await expect(fetch(other.url)).rejects.toThrow();
		});

		test('starts the function again after a crash', async () => {
			await fetch(`${host.url}/crash`);
			const status = async () => (await fetch(`${host.url}/seen`)).status;
			await expect.poll(status, { timeout: 5000 }).toBe(200);
		});
	});
}
