/** Where rows are kept. */
import { z } from 'zod';
import { variable } from './schema.ts';
import { httpUrl, postgresUrl, milliseconds, wholeNumber } from './types.ts';

export const database = {
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
	})
};
