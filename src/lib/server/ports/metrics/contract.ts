import { describe, expect, test } from 'vitest';
import type { Metrics } from './index.ts';

/** What every implementation that keeps its own numbers must do. */
export function describeMetrics(name: string, create: () => Required<Metrics>) {
	describe(`metrics: ${name}`, () => {
		test('counts and times requests by method, route id and status', async () => {
			const metrics = create();
			const request = { method: 'GET', route: '/api/info', status: 200 };
			metrics.observeRequest({ ...request, seconds: 0.02 });
			metrics.observeRequest({ ...request, seconds: 0.2 });
			const { text } = await metrics.exposition();
			const labels = 'method="GET",route="/api/info",status="200"';
			expect(text).toContain(`http_requests_total{${labels}} 2`);
			expect(text).toContain(`http_request_duration_seconds_bucket{le="0.025",${labels}} 1`);
			expect(text).toContain(`http_request_duration_seconds_count{${labels}} 2`);
		});

		test('an invented method and a missing route do not make new series', async () => {
			const metrics = create();
			for (const method of ['BREW', 'PROPFIND']) {
				metrics.observeRequest({ method, route: null, status: 404, seconds: 0.01 });
			}
			const { text } = await metrics.exposition();
			expect(text).toContain('http_requests_total{method="other",route="none",status="404"} 2');
		});

		test('two instances keep separate numbers', async () => {
			create().observeRequest({ method: 'GET', route: '/', status: 200, seconds: 1 });
			const { text } = await create().exposition();
			expect(text).not.toContain('route="/"');
		});

		test('process metrics are part of the text', async () => {
			const { text, contentType } = await create().exposition();
			expect(text).toContain('process_cpu_seconds_total');
			expect(contentType).toContain('text/plain');
		});
	});
}
