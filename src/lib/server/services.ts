import type { Cache } from './ports/cache/index.ts';
import type { Database } from './ports/database/index.ts';
import type { Defer } from './ports/defer/index.ts';
import type { ErrorReporter } from './ports/errors/index.ts';
import type { Logger } from './ports/logger/index.ts';
import type { Metrics } from './ports/metrics/index.ts';
import type { RateLimiter } from './ports/rate-limit/index.ts';

/** Everything the app needs from outside, each by its port. */
interface Ports {
	database: Database;
	cache: Cache;
	rateLimiter: RateLimiter;
	logger: Logger;
	metrics: Metrics;
	errors: ErrorReporter;
	defer: Defer;
}

/** What answers: the part of `/api/info` that does not change while it runs. */
export interface Deployment {
	target: 'node';
	runtime: 'node';
	/** Where, as the platform names it; `local` where it has no name for it. */
	region: string;
	release: string;
	environment: 'development' | 'staging' | 'production';
	/** What each port is made of. */
	madeOf: Record<keyof Ports, string>;
}

export interface Services extends Ports {
	deployment: Deployment;
	/** True from the moment the process was told to stop: it finishes what it has and wants nothing new. */
	draining: () => boolean;
}

/** Called for every request with what the adapter knows of it; whether that makes anything new is the platform's. */
type CreateServices = (platform: App.Platform | undefined) => Services | Promise<Services>;

/** What each `platform/<target>` exports. */
export interface Platform {
	/** Opens what must be there before the first request; throws with a message for people when it cannot. */
	start: () => Promise<void>;
	createServices: CreateServices;
}
