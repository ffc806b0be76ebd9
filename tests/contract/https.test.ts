import { afterAll, beforeAll, expect, test } from 'vitest';
import { startNode, type RunningApp } from '../runtimes/node.ts';

let app: RunningApp;
beforeAll(async () => {
	app = await startNode({ PROTOCOL_HEADER: 'x-forwarded-proto', APP_ENV: 'production' });
});
afterAll(() => app.stop());

test.each(['/', '/api/info', '/favicon.svg', '/en/problems', '/healthz/'])(
	'behind a proxy, %s asks for https only where the visitor uses it',
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

test('the route that always fails does not exist in production', async () => {
	const headers = { 'x-forwarded-proto': 'https' };
	expect((await fetch(`${app.url}/api/fail`, { headers })).status).toBe(404);
});
