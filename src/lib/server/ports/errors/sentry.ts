import {
	Scope,
	getSpanStatusFromHttpCode,
	startInactiveSpan,
	type SpanAttributes
} from '@sentry/core';
import type { Defer } from '../defer/index.ts';
import type { Logger } from '../logger/index.ts';
import type { ErrorReporter, ObservedRequest } from './index.ts';
import { FLUSH_MS, sentryClient, type SentryClientOptions } from './sentry-client.ts';

export interface SentryOptions extends SentryClientOptions {
	/** On every event: target, runtime. */
	tags: Readonly<Record<string, string>>;
	/** The share of requests that become transactions, from 0 to 1. */
	tracesSampleRate: number;
	/** From 0 to 1, to be compared with the share. */
	random: () => number;
	/** Keeps the runtime alive until an event has left. */
	defer: Defer;
	/** Whoever reads the log alone finds the error there as well. */
	logger: Logger;
}

/** Asked by machines every few seconds: they would be most of what is sampled and tell nothing. */
const NEVER_SAMPLED = new Set<string | null>(['/healthz', '/readyz', '/metrics']);

/**
 * Sends to Sentry from any runtime: its core with `fetch`, and nothing that patches modules, reads requests or needs
 * node: (docs/decisions/0010-sentry-core.md). What an event says is what it is given here, scrubbed.
 */
export function sentryErrors(options: SentryOptions): ErrorReporter {
	const { tags, tracesSampleRate, random, now, defer, logger } = options;
	const client = sentryClient(options);

	/** A scope of this event's own: requests overlap, and no ambient one is needed. */
	function scopeOf({ requestId, traceId, ...rest }: Record<string, unknown>): Scope {
		const scope = new Scope();
		scope.setClient(client);
		scope.setTags({ ...tags, requestId: text(requestId), traceId: text(traceId) });
		scope.setContext('slipway', rest);
		if (typeof traceId === 'string') {
			scope.setPropagationContext({ traceId, sampleRand: random() });
		}
		return scope;
	}

	return {
		report(error, context) {
			logger.error({ ...context, err: error }, 'unexpected error');
			client.captureException(error, { originalException: error }, scopeOf(context));
			defer.run('error report', async () => client.flush(FLUSH_MS));
		},

		observe(request) {
			if (NEVER_SAMPLED.has(request.route) || random() >= tracesSampleRate) return;
			const endedAt = now();
			const span = startInactiveSpan({
				name: `${request.method} ${request.route ?? 'no route'}`,
				op: 'http.server',
				attributes: attributesOf(request),
				forceTransaction: true,
				startTime: (endedAt - request.durationMs) / 1000,
				scope: scopeOf({ requestId: request.requestId, traceId: request.traceId })
			});
			span.setStatus(getSpanStatusFromHttpCode(request.status));
			span.end(endedAt / 1000);
			defer.run('transaction report', async () => client.flush(FLUSH_MS));
		},

		async flush() {
			await client.flush(FLUSH_MS);
		}
	};
}

const text = (value: unknown) => (typeof value === 'string' ? value : 'unknown');

/** https://opentelemetry.io/docs/specs/semconv/http/http-spans/ */
function attributesOf({ method, route, status }: ObservedRequest): SpanAttributes {
	return {
		'sentry.source': 'route',
		'http.request.method': method,
		'http.response.status_code': status,
		...(route && { 'http.route': route })
	};
}
