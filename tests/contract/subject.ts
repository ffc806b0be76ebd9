/** The deployment under test. The suite knows of it what anyone could: addresses, its log, and what it cannot do. */
import { randomBytes } from 'node:crypto';
import { inject, test, type TestContext } from 'vitest';
import { incapabilities, type Capability } from '../runtimes/capabilities.ts';
import { startRuntime, type Runtime } from '../runtimes/index.ts';
import type { RunningApp } from '../runtimes/process.ts';
import type { Target } from '../../src/lib/server/services.ts';
import { startSentryReceiver } from '../services/sentry.ts';
import type { StorageEnv } from '../services/storage.ts';
import { clientOf } from '../support/client.ts';

declare module 'vitest' {
	export interface ProvidedContext {
		runtime: Runtime;
		/** What reaches a database with a schema and nothing in it; empty where the app brings its own. */
		database: Record<string, string>;
		/** More of them: quotas are counted in there, so who sets other quotas needs another one. */
		strictDatabase: Record<string, string>;
		guardedDatabase: Record<string, string>;
		/** What reaches S3 with an empty bucket. */
		storage: StorageEnv;
	}
}

export const runtime = inject('runtime');
export const RELEASE = 'contract-1';

/** The target that each runtime says it was built for; of Vercel's two builds only the runtime differs. */
export const targetOf = {
	node: 'node',
	'vercel-function': 'vercel',
	'vercel-edge': 'vercel',
	'netlify-function': 'netlify',
	'netlify-edge': 'netlify-edge',
	workerd: 'cloudflare'
} satisfies Record<Runtime, Target>;

/** Values that occur nowhere else, and must not occur in any answer, log line or report. */
export const planted = {
	CRON_SECRET: `planted-${randomBytes(8).toString('hex')}`,
	METRICS_TOKEN: `planted-${randomBytes(8).toString('hex')}`
};

/** What providers know a deployment by, plainly made up: nobody is led to a provider, and nothing is exchanged there. */
export const providerEnv = {
	GOOGLE_CLIENT_ID: 'made-up-id-of-google',
	GOOGLE_CLIENT_SECRET: 'made-up-secret-of-google',
	GITHUB_CLIENT_ID: 'made-up-id-of-github',
	GITHUB_CLIENT_SECRET: 'made-up-secret-of-github',
	KAKAO_CLIENT_ID: 'made-up-id-of-kakao',
	KAKAO_CLIENT_SECRET: 'made-up-secret-of-kakao'
};

/** Stands for Sentry. */
export const sentry = await startSentryReceiver();

/** Room for everything the suite does from one address. */
export const UNLIMITED = {
	RATE_LIMIT_READ: '100000/60',
	RATE_LIMIT_WRITE: '100000/60',
	RATE_LIMIT_SIGN_IN: '100000/60'
};
const unreachable = {
	DATABASE_URL: 'postgresql://planted-user:planted-password@127.0.0.1:1/none',
	DATABASE_HTTP_ENDPOINT: 'http://127.0.0.1:1/sql'
};

/** The deployment most of the suite talks to. */
export const app = await startRuntime(runtime, {
	env: {
		...inject('database'),
		...inject('storage'),
		...UNLIMITED,
		...planted,
		RELEASE,
		APP_ENV: 'staging',
		SESSION_CACHE_SECONDS: '1',
		SLOW_REQUEST_MS: '60000',
		SENTRY_DSN: sentry.dsn,
		SENTRY_TRACES_SAMPLE_RATE: '1',
		PUBLIC_SENTRY_DSN: sentry.dsn
	}
});
export const { send, accessLines } = clientOf(app);

let otherApp: Promise<RunningApp> | undefined;

/** The same build with another environment: in production, few writes allowed, and without a database to reach. */
export const otherDeployment = () =>
	(otherApp ??= startRuntime(runtime, {
		env: {
			...UNLIMITED,
			...unreachable,
			RELEASE: 'contract-2',
			APP_ENV: 'production',
			ORIGIN: 'https://board.example',
			READINESS_TIMEOUT_MS: '5000',
			DATABASE_CONNECT_TIMEOUT_MS: '1000',
			DATABASE_QUERY_TIMEOUT_MS: '1000'
		}
	}));

let strictApp: Promise<RunningApp> | undefined;

/** The same build, with three writes a minute. */
export const strictDeployment = () =>
	(strictApp ??= startRuntime(runtime, {
		env: { ...inject('strictDatabase'), RATE_LIMIT_WRITE: '3/60' }
	}));

let guardedApp: Promise<RunningApp> | undefined;

/** The same build, with ten attempts to sign in a minute, as by default, and all providers to sign in with. */
export const guardedDeployment = () =>
	(guardedApp ??= startRuntime(runtime, {
		env: {
			...inject('guardedDatabase'),
			...UNLIMITED,
			...providerEnv,
			RATE_LIMIT_SIGN_IN: '10/60'
		}
	}));

/** Whether this runtime is known to be unable, and why. */
export const cannot = (capability: Capability): string | undefined =>
	incapabilities[runtime][capability];

/** A test for runtimes that can. The others skip it, and say why: the run fails on a skip without a reason. */
export function testIfAble(
	capability: Capability,
	title: string,
	run: (context: TestContext) => void | Promise<void>
): void {
	test(title, async (context) => {
		const reason = cannot(capability);
		if (reason) {
			Object.assign(context.task.meta, { reason });
			context.skip(reason);
		}
		await run(context);
	});
}
