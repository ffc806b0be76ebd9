import { SENTRY_DSN, SENTRY_TRACES_SAMPLE_RATE } from '$app/env/private';
import type { Defer } from '../ports/defer/index.ts';
import type { ErrorReporter } from '../ports/errors/index.ts';
import { logErrors } from '../ports/errors/log.ts';
import type { SentryPause } from '../ports/errors/sentry-client.ts';
import { sentryErrors } from '../ports/errors/sentry.ts';
import type { Logger } from '../ports/logger/index.ts';
import type { Deployment } from '../services.ts';

/** One for each instance, however many reporters it makes. */
const pause: SentryPause = { until: 0 };

/** What the errors port is made of, on every platform alike: Sentry where it is set up, and the log. */
export const errorsMadeOf = (): string => (SENTRY_DSN ? 'Sentry and log' : 'log');

interface ReporterOptions {
	deployment: Pick<Deployment, 'target' | 'runtime' | 'release' | 'environment'>;
	logger: Logger;
	defer: Defer;
}

export function openErrorReporter({ deployment, logger, defer }: ReporterOptions): ErrorReporter {
	if (!SENTRY_DSN) return logErrors(logger);
	const { target, runtime, release, environment } = deployment;
	return sentryErrors({
		dsn: SENTRY_DSN,
		release,
		environment,
		tags: { target, runtime },
		tracesSampleRate: SENTRY_TRACES_SAMPLE_RATE,
		random: Math.random,
		now: Date.now,
		pause,
		defer,
		logger
	});
}
