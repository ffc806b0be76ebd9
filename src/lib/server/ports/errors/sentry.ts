import {
	Scope,
	ServerRuntimeClient,
	createStackParser,
	createTransport,
	getSpanStatusFromHttpCode,
	linkedErrorsIntegration,
	nodeStackLineParser,
	startInactiveSpan,
	type BaseTransportOptions,
	type SpanAttributes
} from '@sentry/core';
import type { Defer } from '../defer/index.ts';
import type { Logger } from '../logger/index.ts';
import type { ErrorReporter, ObservedRequest } from './index.ts';
import { scrubEvent } from './scrub.ts';

export interface SentryOptions {
	dsn: string;
	release: string;
	environment: string;
	/** On every event: target, runtime. */
	tags: Readonly<Record<string, string>>;
	/** The share of requests that become transactions, from 0 to 1. */
	tracesSampleRate: number;
	/** From 0 to 1, to be compared with the share. */
	random: () => number;
	/** Milliseconds since 1970. */
	now: () => number;
	/** Keeps the runtime alive until an event has left. */
	defer: Defer;
	/** Shared by all reporters of an instance, which may have one for each request. */
	pause?: SentryPause;
	/** Whoever reads the log alone finds the error there as well. */
	logger: Logger;
}

/** Until when Sentry has asked us to be silent, in milliseconds since 1970. */
export interface SentryPause {
	until: number;
}

/** Asked by machines every few seconds: they would be most of what is sampled and tell nothing. */
const NEVER_SAMPLED = new Set<string | null>(['/healthz', '/readyz', '/metrics']);

/** How long an event may take to leave. */
const FLUSH_MS = 2000;

/**
 * Sends to Sentry from any runtime: its core with `fetch`, and nothing that patches modules, reads requests or needs
 * node: (docs/decisions/0010-sentry-core.md). What an event says is what it is given here, scrubbed.
 */
export function sentryErrors(options: SentryOptions): ErrorReporter {
	const { tags, tracesSampleRate, random, now, defer, logger } = options;
	const client = createClient(options);

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

/** More than leave at once from one instance; the SDK's own 64 lose errors in a burst. */
const MAX_WAITING = 2000;

function createClient({
	dsn,
	release,
	environment,
	now,
	pause = { until: 0 }
}: SentryOptions): ServerRuntimeClient {
	const client = new ServerRuntimeClient({
		dsn,
		release,
		environment,
		platform: 'javascript',
		transport: (options) => fetchTransport({ ...options, bufferSize: MAX_WAITING }, pause, now),
		stackParser: createStackParser(nodeStackLineParser()),
		integrations: [linkedErrorsIntegration()],
		// `observe` has already chosen.
		tracesSampleRate: 1,
		sendClientReports: false,
		beforeSend: scrubEvent,
		beforeSendTransaction: scrubEvent
	});
	client.init();
	return client;
}

function fetchTransport(
	{ url, headers, ...options }: BaseTransportOptions,
	pause: SentryPause,
	now: () => number
) {
	return createTransport(options, async ({ body }) => {
		if (now() < pause.until) return {};
		const response = await fetch(url, {
			method: 'POST',
			headers,
			body: body as BodyInit,
			signal: AbortSignal.timeout(FLUSH_MS)
		});
		// Workers keep the connection until the body was read.
		await response.arrayBuffer();
		if (response.status === 429) {
			const seconds = Number(response.headers.get('retry-after')) || DEFAULT_PAUSE_SECONDS;
			pause.until = now() + seconds * 1000;
		}
		return { statusCode: response.status };
	});
}

/** https://develop.sentry.dev/sdk/expected-features/rate-limiting/ */
const DEFAULT_PAUSE_SECONDS = 60;

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
