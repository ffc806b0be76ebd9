/**
 * Every environment variable, once: what it must look like, what it is without a value, what it is for.
 * `.env.example` is generated from this file (`npm run env:example`), and nothing else reads the environment.
 */
import { defineEnvVars } from '@sveltejs/kit/env';
import { z } from 'zod';
import { standardSchema } from './env-schema.ts';

const wholeNumber = (minimum: number, maximum: number) =>
	z
		.string()
		.regex(/^\d{1,10}$/, 'expected a whole number')
		.transform(Number)
		.pipe(z.number().min(minimum).max(maximum));

/** No timer of a JavaScript runtime can run longer. */
const LONGEST_MS = 2 ** 31 - 1;
const milliseconds = wholeNumber(1, LONGEST_MS);
const seconds = wholeNumber(0, Math.floor(LONGEST_MS / 1000));
const origin = z
	.url({ protocol: /^https?$/, error: 'expected an http:// or https:// address' })
	.transform((url) => new URL(url).origin);
const headerName = z
	.string()
	.regex(/^[\w-]+$/, 'expected the name of a header')
	.toLowerCase();

const share = z
	.string()
	.regex(/^(0|1|0?\.\d+)$/, 'expected a number from 0 to 1')
	.transform(Number);

/** `quota/seconds`, as in `600/60`: six hundred requests a minute. */
const rateLimit = z
	.string()
	.regex(/^[1-9]\d{0,8}\/[1-9]\d{0,5}$/, 'expected requests/seconds')
	.transform((text) => {
		const [quota, windowSeconds] = text.split('/').map(Number) as [number, number];
		return { quota, windowSeconds };
	});

function variable<T extends z.ZodType>(
	type: T,
	about: { description: string; example: string; public?: boolean }
) {
	return { ...about, schema: standardSchema(type, about.example) };
}

export const variables = defineEnvVars({
	APP_ENV: variable(z.enum(['development', 'staging', 'production']).default('development'), {
		description:
			'Where this deployment stands. Production does not start without ORIGIN or PROTOCOL_HEADER.',
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
	HOST: variable(
		z
			.string()
			.regex(/^[\w.:-]+$/, 'expected an address')
			.default('127.0.0.1'),
		{
			description: 'The address the Node server listens on.',
			example: '0.0.0.0'
		}
	),
	PORT: variable(wholeNumber(1, 65_535).prefault('3000'), {
		description: 'The port the Node server listens on.',
		example: '8080'
	}),
	ORIGIN: variable(origin.optional(), {
		description:
			'The address visitors use. Needed in production, unless PROTOCOL_HEADER says what a proxy saw.',
		example: 'https://board.example'
	}),
	PROTOCOL_HEADER: variable(headerName.optional(), {
		description:
			'Header in which a trusted proxy passes on the protocol. Only behind such a proxy.',
		example: 'x-forwarded-proto'
	}),
	HOST_HEADER: variable(headerName.optional(), {
		description: 'Header in which a trusted proxy passes on the host. Only behind such a proxy.',
		example: 'x-forwarded-host'
	}),
	ADDRESS_HEADER: variable(headerName.optional(), {
		description:
			"Header in which a trusted proxy passes on the client's address. Only behind such a proxy.",
		example: 'x-forwarded-for'
	}),
	XFF_DEPTH: variable(wholeNumber(1, 100).prefault('1'), {
		description:
			'How many trusted proxies append to x-forwarded-for; addresses are counted from the right.',
		example: '2'
	}),
	KEEP_ALIVE_TIMEOUT: variable(seconds.prefault('65'), {
		description:
			'Seconds an unused connection stays open; longer than the proxy keeps it, or requests get lost.',
		example: '90'
	}),
	BODY_SIZE_LIMIT: variable(
		z
			.string()
			.regex(/^[1-9]\d*[KMG]?$/i, 'expected bytes, with an optional K, M or G')
			.default('4M'),
		{ description: 'The largest request body the Node server reads.', example: '512K' }
	),
	DATABASE_URL: variable(
		z.url({ protocol: /^postgres(ql)?$/, error: 'expected a postgresql:// address' }).optional(),
		{
			description: 'PostgreSQL. Without it the embedded database in DATA_DIR is used.',
			example: 'postgresql://app:password@db.example:5432/slipway'
		}
	),
	DATABASE_POOL_MAX: variable(wholeNumber(1, 10_000).prefault('10'), {
		description: 'The most connections one process opens to DATABASE_URL.',
		example: '20'
	}),
	DATABASE_IDLE_TIMEOUT_MS: variable(milliseconds.prefault('10000'), {
		description: 'How long an unused connection stays open, in milliseconds.',
		example: '30000'
	}),
	DATABASE_CONNECT_TIMEOUT_MS: variable(milliseconds.prefault('5000'), {
		description: 'How long to wait for a connection, in milliseconds.',
		example: '2000'
	}),
	DATABASE_QUERY_TIMEOUT_MS: variable(milliseconds.prefault('10000'), {
		description: 'How long one statement may take before it fails, in milliseconds.',
		example: '5000'
	}),
	DATA_DIR: variable(z.string().min(1).default('.data'), {
		description: 'The folder of the embedded database. One process at a time.',
		example: '/var/lib/slipway'
	}),
	METRICS_TOKEN: variable(
		z
			.string()
			.regex(/^\S{16,}$/, 'expected at least 16 characters')
			.optional(),
		{
			description:
				'Bearer token for GET /metrics, at least 16 characters. Without it the route is off.',
			example: 'a-long-random-string'
		}
	),
	RATE_LIMIT_READ: variable(rateLimit.prefault('600/60'), {
		description: 'Requests that read, per client address: quota/seconds.',
		example: '1200/60'
	}),
	RATE_LIMIT_WRITE: variable(rateLimit.prefault('120/60'), {
		description: 'Requests that write, per client address: quota/seconds.',
		example: '60/60'
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
		example: '10'
	}),
	SHUTDOWN_TIMEOUT: variable(seconds.prefault('20'), {
		description: 'Seconds that running requests and deferred work get to finish after SIGTERM.',
		example: '10'
	}),
	PUBLIC_VITALS_SAMPLE_RATE: variable(share.prefault('1'), {
		description: 'The share of visits that send Web Vitals, from 0 to 1.',
		example: '0.1',
		public: true
	})
});
