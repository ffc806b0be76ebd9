import { expect, test } from 'vitest';
import { RELEASE, runtime, send, targetOf } from './subject.ts';

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
			cache: text,
			rateLimiter: text,
			logger: text,
			metrics: text,
			errors: 'Sentry and log',
			defer: text
		},
		client: { address: text }
	});
});

test('JSON is kept by nobody unless it says so', async () => {
	const { response } = await send('/api/info');
	expect(response.headers.get('cache-control')).toBe('no-store');
});
