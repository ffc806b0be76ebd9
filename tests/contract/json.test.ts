import { expect, test } from 'vitest';
import { RELEASE, cannot, runtime, send, targetOf } from './subject.ts';

test('GET /api/info says what answers and what each port is made of', async () => {
	const { response, body } = await send('/api/info');
	expect(response.status).toBe(200);
	expect(response.headers.get('content-type')).toBe('application/json');
	const text = expect.stringMatching(/./) as string;
	expect(JSON.parse(body)).toEqual({
		target: targetOf[runtime],
		runtime,
		region: text,
		release: RELEASE,
		environment: 'staging',
		madeOf: {
			database: text,
			changes: text,
			cache: text,
			rateLimiter: text,
			storage: text,
			logger: text,
			metrics: text,
			errors: 'Sentry and log',
			defer: text
		},
		capabilities: { liveUpdates: cannot('server-sent events') ? 'polling' : 'events' },
		client: { address: text }
	});
});

test('JSON is kept by nobody unless it says so', async () => {
	const { response } = await send('/api/info');
	expect(response.headers.get('cache-control')).toBe('no-store');
});
