import type { Database } from '../../ports/database/index.ts';
import { memoryCache } from '../../ports/cache/memory.ts';
import { trackedDefer } from '../../ports/defer/tracked.ts';
import { logErrors } from '../../ports/errors/log.ts';
import { jsonLinesLogger } from '../../ports/logger/json-lines.ts';
import type { Logger } from '../../ports/logger/index.ts';
import { promClientMetrics } from '../../ports/metrics/prom-client.ts';
import { memoryRateLimiter } from '../../ports/rate-limit/memory.ts';
import type { Services } from '../../services.ts';

/** A database that nobody uses: a test that needs one brings it. */
const noDatabase: Database = {
	run: () => Promise.reject(new Error('this test did not bring a database')),
	check: () => Promise.reject(new Error('this test did not bring a database')),
	close: () => Promise.resolve()
};

/** Real ports that live and die with a unit test. `lines` receives what is logged. */
export function memoryServices(overrides: Partial<Services> = {}, lines: string[] = []): Services {
	const logger: Logger = jsonLinesLogger({
		level: 'debug',
		bindings: { target: 'node', runtime: 'node' },
		write: (line) => lines.push(line),
		flush: () => Promise.resolve()
	});
	const errors = logErrors(logger);
	const defer = trackedDefer((error, name) => errors.report(error, { deferred: name }));
	return {
		database: noDatabase,
		changes: undefined,
		cache: memoryCache({ maxEntries: 100, now: Date.now, defer }),
		rateLimiter: memoryRateLimiter({
			read: { quota: 100, windowSeconds: 60 },
			write: { quota: 10, windowSeconds: 60 },
			'sign-in': { quota: 3, windowSeconds: 60 }
		}),
		storage: undefined,
		logger,
		metrics: promClientMetrics(),
		errors,
		defer,
		deployment: {
			target: 'node',
			runtime: 'node',
			region: 'local',
			release: 'test',
			environment: 'development',
			madeOf: {
				database: 'none',
				changes: 'none',
				cache: 'memory',
				rateLimiter: 'memory',
				storage: 'none',
				logger: 'pino/browser, JSON lines',
				metrics: 'Prometheus',
				errors: 'log',
				defer: 'tracked promise'
			},
			capabilities: { liveUpdates: 'polling' }
		},
		secrets: {
			sessions: new Map([[1, 'a-secret-of-unit-tests-of-32-characters']]),
			encryption: new Map([[1, btoa('an-encryption-key-of-32-bytes-00')]])
		},
		draining: () => false,
		...overrides
	};
}
