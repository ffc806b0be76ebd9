import { Counter, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { Metrics, RequestObservation } from './index.ts';

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/**
 * Default metrics of prom-client that `promtool check metrics` refuses: gauges named like counters. They are sums
 * over the labels of series that stay, such as `nodejs_active_resources`.
 */
const MISNAMED = [
	'nodejs_active_handles_total',
	'nodejs_active_requests_total',
	'nodejs_active_resources_total'
];

/** One registry per call, so that two apps in one process (or two tests) never share counters. */
export function promClientMetrics(): Required<Metrics> {
	const registry = new Registry();
	collectDefaultMetrics({ register: registry });
	for (const name of MISNAMED) registry.removeSingleMetric(name);

	const labelNames = ['method', 'route', 'status'] as const;
	const total = new Counter({
		name: 'http_requests_total',
		help: 'Requests answered, by method, route id and status.',
		labelNames,
		registers: [registry]
	});
	const duration = new Histogram({
		name: 'http_request_duration_seconds',
		help: 'Time until the response was ready to be sent, by method, route id and status.',
		labelNames,
		buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
		registers: [registry]
	});

	return {
		observeRequest(request) {
			const labels = labelsOf(request);
			total.inc(labels);
			duration.observe(labels, request.seconds);
		},
		async exposition() {
			return { contentType: registry.contentType, text: await registry.metrics() };
		}
	};
}

/** A client may invent methods; the label must not grow with them. */
function labelsOf({ method, route, status }: RequestObservation) {
	return { method: METHODS.has(method) ? method : 'other', route: route ?? 'none', status };
}
