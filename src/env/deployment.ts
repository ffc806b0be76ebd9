/** Where and what this deployment is. */
import { z } from 'zod';
import { variable } from './schema.ts';
import { region } from './types.ts';

export const deployment = {
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
	VERCEL_REGION: variable(region, {
		description: 'Set by Vercel.',
		example: 'fra1',
		on: 'serverless'
	}),
	AWS_REGION: variable(region, {
		description: 'Set by Netlify.',
		example: 'us-east-2',
		on: 'serverless'
	})
};
