/** What is told of how it runs. */
import { z } from 'zod';
import { variable } from './schema.ts';
import { dsn, milliseconds, share } from './types.ts';

export const observability = {
	LOG_LEVEL: variable(z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'), {
		description: 'The least serious line that is written.',
		example: 'warn'
	}),
	SLOW_REQUEST_MS: variable(milliseconds.prefault('3000'), {
		description: 'A request that takes longer is logged as a warning, in milliseconds.',
		example: '1000'
	}),
	READINESS_TIMEOUT_MS: variable(milliseconds.prefault('1000'), {
		description: 'How long /readyz waits for one check, in milliseconds.',
		example: '500'
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
	PUBLIC_VITALS_SAMPLE_RATE: variable(share.prefault('1'), {
		description: 'The share of visits that send Web Vitals, from 0 to 1.',
		example: '0.1',
		public: true
	})
};
