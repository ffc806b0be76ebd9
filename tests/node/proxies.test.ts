import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startNode, type RunningApp } from '../runtimes/node.ts';

let app: RunningApp;
beforeAll(async () => {
	app = await startNode({
		APP_ENV: 'production',
		PROTOCOL_HEADER: 'x-forwarded-proto',
		ADDRESS_HEADER: 'x-forwarded-for',
		XFF_DEPTH: '2',
		RATE_LIMIT_WRITE: '3/60'
	});
});
afterAll(() => app.stop());

describe('behind a proxy', () => {
	test.each(['/', '/api/info', '/favicon.svg', '/en/problems', '/healthz/'])(
		'%s asks for https only where the visitor uses it',
		async (path) => {
			const hsts = async (protocol: string) => {
				const headers = { 'x-forwarded-proto': protocol };
				const response = await fetch(app.url + path, { headers, redirect: 'manual' });
				await response.arrayBuffer();
				return response.headers.get('strict-transport-security');
			};
			expect(await hsts('https')).toContain('max-age=');
			expect(await hsts('http')).toBeNull();
		}
	);

	test('a client is the address that the first of two proxies saw, whatever it claims', async () => {
		const statusOf = async (forwarded: string) => {
			const headers = { 'x-forwarded-for': forwarded };
			return (await fetch(`${app.url}/api/echo`, { method: 'POST', headers })).status;
		};
		for (const claimed of ['192.0.2.1', '192.0.2.2', '192.0.2.3']) {
			expect(await statusOf(`${claimed}, 198.51.100.2, 10.0.0.1`)).toBe(200);
		}
		expect(await statusOf('192.0.2.4, 198.51.100.2, 10.0.0.1')).toBe(429);
		expect(await statusOf('192.0.2.4, 198.51.100.3, 10.0.0.1')).toBe(200);
	});
});
