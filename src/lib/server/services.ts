import type { Cache } from './ports/cache/index.ts';
import type { Changes } from './ports/changes/index.ts';
import type { Database } from './ports/database/index.ts';
import type { Defer } from './ports/defer/index.ts';
import type { ErrorReporter } from './ports/errors/index.ts';
import type { Logger } from './ports/logger/index.ts';
import type { Metrics } from './ports/metrics/index.ts';
import type { RateLimiter } from './ports/rate-limit/index.ts';
import type { Storage } from './ports/storage/index.ts';
import type { KeyRing } from './sessions/key-ring.ts';

/** Everything the app needs from outside, each by its port. */
interface Ports {
	database: Database;
	/** Undefined where no instance lives long enough to listen: pages ask again instead. */
	changes: Changes | undefined;
	cache: Cache;
	rateLimiter: RateLimiter;
	/** Undefined where there is no disk and no STORAGE_ENDPOINT: files are refused then. */
	storage: Storage | undefined;
	logger: Logger;
	metrics: Metrics;
	errors: ErrorReporter;
	defer: Defer;
}

/** What a build is made for. */
export type Target = 'node' | 'vercel' | 'netlify' | 'netlify-edge' | 'cloudflare';

/** What executes a request. */
export type Runtime =
	'node' | 'vercel-function' | 'vercel-edge' | 'netlify-function' | 'netlify-edge' | 'workerd';

/** What pages do differently here than elsewhere. */
interface Capabilities {
	/** How a page learns what others change: it is told, or asks again. */
	liveUpdates: 'events' | 'polling';
}

/** What answers: the part of `/api/info` that does not change while it runs. */
export interface Deployment {
	target: Target;
	runtime: Runtime;
	/** Where, as the platform names it; `local` where it has no name for it. */
	region: string;
	release: string;
	environment: 'development' | 'staging' | 'production';
	/** What each port is made of. */
	madeOf: Record<keyof Ports, string>;
	capabilities: Capabilities;
}

/** What only this deployment knows; none of it may leave. */
export interface Secrets {
	/** Sign cookies. */
	sessions: KeyRing;
	/** Encrypt credentials of other services: 32 bytes each, in base64. */
	encryption: KeyRing;
}

export interface Services extends Ports {
	deployment: Deployment;
	secrets: Secrets;
	/** True from the moment the process was told to stop: it finishes what it has and wants nothing new. */
	draining: () => boolean;
}

/** What an adapter knows of a request, as far as a platform module reads it. Nothing on Node and in Vercel's functions. */
export interface HostContext {
	/** Vercel's edge and Netlify. */
	context?: {
		waitUntil?: (work: Promise<unknown>) => void;
		server?: { region?: string };
	};
	/** Cloudflare: what wrangler.toml binds. */
	env?: object;
	ctx?: { waitUntil: (work: Promise<unknown>) => void };
	cf?: { colo?: string };
}

/** Called for every request with what the adapter knows of it; whether that makes anything new is the platform's. */
type CreateServices = (host: HostContext | undefined) => Services | Promise<Services>;

/** What each `platform/<target>` exports. */
export interface Platform {
	/** Opens what must be there before the first request; throws with a message for people when it cannot. */
	start: () => Promise<void>;
	createServices: CreateServices;
}
