import {
	ServerRuntimeClient,
	createStackParser,
	createTransport,
	linkedErrorsIntegration,
	nodeStackLineParser,
	type BaseTransportOptions
} from '@sentry/core';
import { scrubEvent } from './scrub.ts';

export interface SentryClientOptions {
	dsn: string;
	release: string;
	environment: string;
	/** Milliseconds since 1970. */
	now: () => number;
	/** Shared by all clients of an instance, which may have one for each request. */
	pause?: SentryPause;
}

/** Until when Sentry has asked us to be silent, in milliseconds since 1970. */
export interface SentryPause {
	until: number;
}

/** How long an event may take to leave. */
export const FLUSH_MS = 2000;

/** More than leave at once from one instance; the SDK's own 64 lose errors in a burst. */
const MAX_WAITING = 2000;

/** Sentry's own client for servers, without anything that watches modules or requests. */
export function sentryClient({
	dsn,
	release,
	environment,
	now,
	pause = { until: 0 }
}: SentryClientOptions): ServerRuntimeClient {
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
