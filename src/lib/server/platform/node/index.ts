import { join } from 'node:path';
import {
	APP_ENV,
	DATABASE_CONNECT_TIMEOUT_MS,
	DATABASE_IDLE_TIMEOUT_MS,
	DATABASE_POOL_MAX,
	DATABASE_QUERY_TIMEOUT_MS,
	DATABASE_URL,
	DATA_DIR,
	LOG_LEVEL,
	ORIGIN,
	PROTOCOL_HEADER,
	RATE_LIMIT_READ,
	RATE_LIMIT_WRITE,
	RELEASE
} from '$app/env/private';
import { memoryCache } from '../../ports/cache/memory.ts';
import type { Database } from '../../ports/database/index.ts';
import { pgDatabase } from '../../ports/database/pg.ts';
import { pgliteDatabase } from '../../ports/database/pglite.ts';
import { trackedDefer, type TrackedDefer } from '../../ports/defer/tracked.ts';
import type { Logger } from '../../ports/logger/index.ts';
import { pinoLogger } from '../../ports/logger/pino.ts';
import { promClientMetrics } from '../../ports/metrics/prom-client.ts';
import { memoryRateLimiter } from '../../ports/rate-limit/memory.ts';
import type { Deployment, Platform, Services } from '../../services.ts';
import { errorsMadeOf, openErrorReporter } from '../error-reporter.ts';
import { readSecrets } from '../secrets.ts';
import { developmentSecrets } from './secrets.ts';
import { serve } from './serve.ts';

export interface NodeServices extends Services {
	defer: TrackedDefer;
	/** Called once, when the process is told to stop. */
	drain: () => void;
}

const deployment: Deployment = {
	target: 'node',
	runtime: 'node',
	region: 'local',
	release: RELEASE,
	environment: APP_ENV ?? 'development',
	madeOf: {
		database: DATABASE_URL ? 'PostgreSQL, pg pool' : 'PGlite',
		cache: 'memory',
		rateLimiter: 'memory',
		logger: 'pino',
		metrics: 'Prometheus',
		errors: errorsMadeOf(),
		defer: 'tracked promise'
	}
};

/** On `globalThis`, because the dev server loads this module anew after every change, and a folder opens once. */
const shared = (globalThis.slipway ??= {});

/** Everything one Node process shares between its requests. */
async function openServices(): Promise<NodeServices> {
	const logger = pinoLogger({
		level: LOG_LEVEL,
		bindings: { target: deployment.target, runtime: deployment.runtime },
		write: (line) => process.stdout.write(`${line}\n`),
		flush: () => new Promise((resolve) => process.stdout.write('', () => resolve()))
	});
	const defer = trackedDefer((error, name) => errors.report(error, { deferred: name }));
	const errors = openErrorReporter({ deployment, logger, defer });
	let draining = false;
	return {
		database: await openDatabase(logger),
		cache: memoryCache({ maxEntries: 1000, now: () => performance.now(), defer }),
		rateLimiter: memoryRateLimiter({ read: RATE_LIMIT_READ, write: RATE_LIMIT_WRITE }),
		logger,
		metrics: promClientMetrics(),
		errors,
		defer,
		deployment,
		secrets:
			deployment.environment === 'development' ? developmentSecrets(DATA_DIR) : readSecrets(),
		draining: () => draining,
		drain: () => void (draining = true)
	};
}

function openDatabase(logger: Logger): Database | Promise<Database> {
	// A build brings its migrations along; in development they are in the project.
	if (!DATABASE_URL) return pgliteDatabase(DATA_DIR, join(shared.folder ?? '.', 'drizzle'));
	return pgDatabase({
		connectionString: DATABASE_URL,
		max: DATABASE_POOL_MAX,
		idleTimeoutMillis: DATABASE_IDLE_TIMEOUT_MS,
		connectionTimeoutMillis: DATABASE_CONNECT_TIMEOUT_MS,
		query_timeout: DATABASE_QUERY_TIMEOUT_MS,
		onConnectionError: (err) => logger.warn({ err }, 'a database connection broke')
	});
}

export const platform: Platform = {
	createServices: () => (shared.services ??= openServices()),

	async start() {
		if (APP_ENV === 'production' && !ORIGIN && !PROTOCOL_HEADER) {
			throw new Error(
				'ORIGIN\n  - missing: production needs the address visitors use (or PROTOCOL_HEADER). ' +
					'Example: https://board.example'
			);
		}
		const services = await (shared.services ??= openServices());
		shared.serve = (handler) => serve(handler, services);
	}
};
