import { APP_ENV, RELEASE, SLOW_REQUEST_MS, STORAGE_ENDPOINT } from '$app/env/private';
import type { Cache } from '../../ports/cache/index.ts';
import type { Defer } from '../../ports/defer/index.ts';
import { waitUntilDefer } from '../../ports/defer/wait-until.ts';
import { accessLogMetrics } from '../../ports/metrics/access-log.ts';
import type { Limit, Policy, RateLimiter } from '../../ports/rate-limit/index.ts';
import type {
	Deployment,
	HostContext,
	Platform,
	Runtime,
	Services,
	Target
} from '../../services.ts';
import { errorsMadeOf, openErrorReporter } from '../error-reporter.ts';
import { coverUnhandled } from './cover-unhandled.ts';
import { openShared, type Made, type Shared } from './shared.ts';

/** What one platform without a process of our own has that the others have not. */
export interface WebPlatform {
	target: Target;
	runtime: Runtime;
	region: (context: HostContext | undefined) => string | undefined;
	/** Keeps what runs this request alive until `work` is done. */
	waitUntil: (context: HostContext | undefined, work: Promise<unknown>) => void;
	cache: (defer: Defer) => Made<Cache>;
	/** Counting in the database, unless the platform itself counts. */
	rateLimiter?: (
		context: HostContext | undefined,
		limits: Record<Policy, Limit>
	) => Made<RateLimiter>;
}

/**
 * What Vercel, Netlify and Cloudflare have in common: a runtime with web standards, a database that is reached by
 * `fetch`, standard output as log, and work after the response through `waitUntil`. Nothing here needs node:.
 */
export function webPlatform(host: WebPlatform): Platform {
	let shared: Shared | undefined;

	function createServices(context: HostContext | undefined): Services {
		const { logger, database, limits, counted, storage, secrets } = (shared ??= openShared(host));
		const defer = waitUntilDefer(
			(work) => host.waitUntil(context, work),
			(error, name) => errors.report(error, { deferred: name })
		);
		const cache = host.cache(defer);
		const rateLimiter = host.rateLimiter?.(context, limits) ?? counted;
		const deployment = describe(host, context, { cache: cache.of, rateLimiter: rateLimiter.of });
		const errors = openErrorReporter({ deployment, logger, defer });
		return {
			database,
			changes: undefined,
			cache: cache.port,
			rateLimiter: rateLimiter.port,
			storage,
			logger,
			metrics: accessLogMetrics,
			errors,
			defer,
			deployment,
			secrets,
			draining: () => false
		};
	}

	return {
		createServices,
		async start() {
			shared = openShared(host);
			const options = { createServices, slowMs: SLOW_REQUEST_MS };
			globalThis.slipway = { options, cover: coverUnhandled(() => options) };
		}
	};
}

function describe(
	{ target, runtime, region }: WebPlatform,
	context: HostContext | undefined,
	own: Pick<Deployment['madeOf'], 'cache' | 'rateLimiter'>
): Deployment {
	return {
		target,
		runtime,
		region: region(context) ?? 'local',
		release: RELEASE,
		// Nobody develops here, so nothing that is for development is shown by mistake.
		environment: APP_ENV ?? 'production',
		madeOf: {
			database: 'Neon over HTTP',
			changes: 'none, pages ask again',
			...own,
			storage: STORAGE_ENDPOINT ? 'S3' : 'none',
			logger: 'pino/browser, JSON lines',
			metrics: 'log lines',
			errors: errorsMadeOf(),
			defer: 'waitUntil'
		},
		capabilities: { liveUpdates: 'polling' }
	};
}
