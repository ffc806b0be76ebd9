import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startNode, type RunningApp } from '../runtimes/node.ts';

const TOKEN = 'a-token-for-the-metrics';

let app: RunningApp;
beforeAll(async () => {
	app = await startNode({ METRICS_TOKEN: TOKEN });
});
afterAll(() => app.stop());

const get = (path: string, headers: Record<string, string> = {}) =>
	fetch(app.url + path, { headers });

describe('GET /metrics', () => {
	test('asks for its token', async () => {
		for (const authorization of ['', 'Bearer wrong', `Basic ${TOKEN}`]) {
			const response = await get('/metrics', authorization ? { authorization } : {});
			expect(response.status).toBe(401);
			expect(response.headers.get('www-authenticate')).toContain('Bearer');
		}
	});

	test('counts requests by route id, and tells of the process', async () => {
		for (const path of ['/healthz', '/readyz', '/en/problems']) await get(path);
		await get('/no/such/page/1');
		const text = await (await get('/metrics', { authorization: `Bearer ${TOKEN}` })).text();
		expect(text).toMatch(/http_requests_total\{method="GET",route="\/healthz",status="200"\} \d+/);
		expect(text).toMatch(
			/http_request_duration_seconds_bucket\{le="0.005",method="GET",route="\/readyz"/
		);
		expect(text).toContain('process_resident_memory_bytes');
		expect(text).not.toContain('/no/such/page');
		expect(text).not.toContain(TOKEN);
	});
});
