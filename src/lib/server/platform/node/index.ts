import { join } from 'node:path';
import {
	APP_ENV,
	DATA_DIR,
	LOG_LEVEL,
	ORIGIN,
	PROTOCOL_HEADER,
	RATE_LIMIT_READ,
	RATE_LIMIT_SIGN_IN,
	RATE_LIMIT_WRITE,
	RELEASE,
	STORAGE_ENDPOINT
} from '$app/env/private';
import { memoryCache } from '../../ports/cache/memory.ts';
import { UnfitLoginError } from '../../ports/database/index.ts';
import { trackedDefer, type TrackedDefer } from '../../ports/defer/tracked.ts';
import { pinoLogger } from '../../ports/logger/pino.ts';
import { promClientMetrics } from '../../ports/metrics/prom-client.ts';
import { memoryRateLimiter } from '../../ports/rate-limit/memory.ts';
import type { Changes } from '../../ports/changes/index.ts';
import { diskStorage } from '../../ports/storage/disk.ts';
import type { Storage } from '../../ports/storage/index.ts';
import type { Deployment, Platform, Secrets, Services } from '../../services.ts';
import { errorsMadeOf, openErrorReporter } from '../error-reporter.ts';
import { readSecrets } from '../secrets.ts';
import { openS3 } from '../storage.ts';
import { databaseMadeOf, openDatabase } from './open-database.ts';
import { developmentSecrets } from './secrets.ts';
import { serve } from './serve.ts';

export interface NodeServices extends Services {
	changes: Changes;
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
		...databaseMadeOf,
		cache: 'memory',
		rateLimiter: 'memory',
		storage: STORAGE_ENDPOINT ? 'S3' : 'disk',
		logger: 'pino',
		metrics: 'Prometheus',
		errors: errorsMadeOf(),
		defer: 'tracked promise'
	},
	capabilities: { liveUpdates: 'events' }
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
	const secrets = openSecrets();
	const storage = openStorage(secrets);
	let draining = false;
	return {
		...(await openDatabase(shared.folder ?? '.', logger)),
		cache: memoryCache({ maxEntries: 1000, now: () => performance.now(), defer }),
		rateLimiter: memoryRateLimiter({
			read: RATE_LIMIT_READ,
			write: RATE_LIMIT_WRITE,
			'sign-in': RATE_LIMIT_SIGN_IN
		}),
		storage,
		logger,
		metrics: promClientMetrics(),
		errors,
		defer,
		deployment,
		secrets,
		draining: () => draining,
		drain: () => void (draining = true)
	};
}

const openSecrets = (): Secrets =>
	deployment.environment === 'development' ? developmentSecrets(DATA_DIR) : readSecrets();

const openStorage = ({ sessions }: Secrets): Storage =>
	openS3() ?? diskStorage({ folder: join(DATA_DIR, 'files'), keys: sessions, now: Date.now });

/** A database that cannot be reached may come back, and until then `/readyz` says so; a login that is unfit stays it. */
async function refuseUnfitLogin({ database, logger }: Services): Promise<void> {
	try {
		await database.check();
	} catch (err) {
		if (err instanceof UnfitLoginError) throw err;
		logger.warn({ err }, 'the database could not be reached at the start');
	}
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
		await refuseUnfitLogin(services);
		shared.serve = (handler) => serve(handler, services);
	}
};
