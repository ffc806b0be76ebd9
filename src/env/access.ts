/** Who may ask for what, and how often. */
import { variable } from './schema.ts';
import { token, rateLimit } from './types.ts';

export const access = {
	CRON_SECRET: variable(token.optional(), {
		description:
			'Bearer token of schedulers for GET /api/cron/…, at least 16 characters. Without it the route is off.',
		example: 'another-long-random-string',
		secret: true
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
	})
};
