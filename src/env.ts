/**
 * Every environment variable, once: what it must look like, what it is without a value, what it is for.
 * `.env.example` is generated from this file (`npm run env:example`), and nothing else reads the environment.
 */
import { defineEnvVars } from '@sveltejs/kit/env';
import { z } from 'zod';
import { variable } from './env-schema.ts';
import {
	address,
	bytes,
	httpUrl,
	postgresUrl,
	token,
	dsn,
	headerName,
	milliseconds,
	origin,
	rateLimit,
	region,
	seconds,
	share,
	wholeNumber
} from './env-types.ts';

export const variables = defineEnvVars({
	APP_ENV: variable(z.enum(['development', 'staging', 'production']).optional(), {
		description:
			'Where this deployment stands: if not set, development on Node and production elsewhere. In production, Node needs ORIGIN or PROTOCOL_HEADER.',
		example: 'production'
	}),
	RELEASE: variable(z.string().max(64).default('unreleased'), {
		description:
			'What is running, usually the commit; shown by /api/info and on every error report.',
		example: '4f2c9ab'
	}),
	LOG_LEVEL: variable(z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'), {
		description: 'The least serious line that is written.',
		example: 'warn'
	}),
	HOST: variable(address.default('127.0.0.1'), {
		description: 'The address the Node server listens on.',
		example: '0.0.0.0',
		on: 'node'
	}),
	PORT: variable(wholeNumber(1, 65_535).prefault('3000'), {
		description: 'The port the Node server listens on.',
		example: '8080',
		on: 'node'
	}),
	ORIGIN: variable(origin.optional(), {
		description:
			'The address visitors use. Needed in production, unless PROTOCOL_HEADER says what a proxy saw.',
		example: 'https://board.example',
		on: 'node'
	}),
	PROTOCOL_HEADER: variable(headerName.optional(), {
		description:
			'Header in which a trusted proxy passes on the protocol. Only behind such a proxy.',
		example: 'x-forwarded-proto',
		on: 'node'
	}),
	HOST_HEADER: variable(headerName.optional(), {
		description: 'Header in which a trusted proxy passes on the host. Only behind such a proxy.',
		example: 'x-forwarded-host',
		on: 'node'
	}),
	ADDRESS_HEADER: variable(headerName.optional(), {
		description:
			"Header in which a trusted proxy passes on the client's address. Only behind such a proxy.",
		example: 'x-forwarded-for',
		on: 'node'
	}),
	XFF_DEPTH: variable(wholeNumber(1, 100).prefault('1'), {
		description:
			'How many trusted proxies append to x-forwarded-for; addresses are counted from the right.',
		example: '2',
		on: 'node'
	}),
	KEEP_ALIVE_TIMEOUT: variable(seconds.prefault('65'), {
		description:
			'Seconds an unused connection stays open; longer than the proxy keeps it, or requests get lost.',
		example: '90',
		on: 'node'
	}),
	BODY_SIZE_LIMIT: variable(bytes.default('4M'), {
		description: 'The largest request body the Node server reads.',
		example: '512K',
		on: 'node'
	}),
	DATABASE_URL: variable(postgresUrl.optional(), {
		description:
			'PostgreSQL. On Node the embedded database in DATA_DIR is used without it; elsewhere it is needed, and Neon.',
		example: 'postgresql://app:password@db.example:5432/slipway',
		secret: true
	}),
	DATABASE_HTTP_ENDPOINT: variable(httpUrl.optional(), {
		description:
			"Where Neon's HTTP protocol is spoken, if not by Neon itself: a proxy in front of another PostgreSQL.",
		example: 'http://127.0.0.1:4444/sql',
		on: 'serverless'
	}),
	DATABASE_POOL_MAX: variable(wholeNumber(1, 10_000).prefault('10'), {
		description: 'The most connections one process opens to DATABASE_URL.',
		example: '20',
		on: 'node'
	}),
	DATABASE_IDLE_TIMEOUT_MS: variable(milliseconds.prefault('10000'), {
		description: 'How long an unused connection stays open, in milliseconds.',
		example: '30000',
		on: 'node'
	}),
	DATABASE_CONNECT_TIMEOUT_MS: variable(milliseconds.prefault('5000'), {
		description: 'How long to wait for a connection, in milliseconds.',
		example: '2000',
		on: 'node'
	}),
	DATABASE_QUERY_TIMEOUT_MS: variable(milliseconds.prefault('10000'), {
		description: 'How long one statement may take before it fails, in milliseconds.',
		example: '5000'
	}),
	DATA_DIR: variable(z.string().min(1).default('.data'), {
		description: 'The folder of the embedded database. One process at a time.',
		example: '/var/lib/slipway',
		on: 'node'
	}),
	METRICS_TOKEN: variable(token.optional(), {
		description:
			'Bearer token for GET /metrics, at least 16 characters. Without it the route is off.',
		example: 'a-long-random-string',
		secret: true,
		on: 'node'
	}),
	RATE_LIMIT_READ: variable(rateLimit.prefault('600/60'), {
		description: 'Requests that read, per client address: quota/seconds.',
		example: '1200/60'
	}),
	RATE_LIMIT_WRITE: variable(rateLimit.prefault('120/60'), {
		description: 'Requests that write, per client address: quota/seconds.',
		example: '60/60'
	}),
	SENTRY_DSN: variable(dsn.optional(), {
		description: 'Where the server reports unexpected errors. Without it they go to the log alone.',
		example: 'https://key@o1.ingest.sentry.io/2',
		secret: true
	}),
	SENTRY_TRACES_SAMPLE_RATE: variable(share.prefault('0'), {
		description: 'The share of requests whose time is reported to Sentry, from 0 to 1.',
		example: '0.1'
	}),
	PUBLIC_SENTRY_DSN: variable(dsn.optional(), {
		description: 'Where browsers report errors, through POST /api/errors. Without it they do not.',
		example: 'https://key@o1.ingest.sentry.io/3',
		public: true
	}),
	CRON_SECRET: variable(token.optional(), {
		description:
			'Bearer token of schedulers for GET /api/cron/…, at least 16 characters. Without it the route is off.',
		example: 'another-long-random-string',
		secret: true
	}),
	SLOW_REQUEST_MS: variable(milliseconds.prefault('3000'), {
		description: 'A request that takes longer is logged as a warning, in milliseconds.',
		example: '1000'
	}),
	READINESS_TIMEOUT_MS: variable(milliseconds.prefault('1000'), {
		description: 'How long /readyz waits for one check, in milliseconds.',
		example: '500'
	}),
	SHUTDOWN_DELAY: variable(seconds.prefault('5'), {
		description:
			'Seconds between SIGTERM and closing the port, for a load balancer to notice that /readyz says 503.',
		example: '10',
		on: 'node'
	}),
	SHUTDOWN_TIMEOUT: variable(seconds.prefault('20'), {
		description: 'Seconds that running requests and deferred work get to finish after SIGTERM.',
		example: '10',
		on: 'node'
	}),
	VERCEL_REGION: variable(region, {
		description: 'Set by Vercel.',
		example: 'fra1',
		on: 'serverless'
	}),
	AWS_REGION: variable(region, {
		description: 'Set by Netlify.',
		example: 'us-east-2',
		on: 'serverless'
	}),
	PUBLIC_VITALS_SAMPLE_RATE: variable(share.prefault('1'), {
		description: 'The share of visits that send Web Vitals, from 0 to 1.',
		example: '0.1',
		public: true
	})
});
