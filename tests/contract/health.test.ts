import { expect, test } from 'vitest';
import { otherDeployment, send } from './subject.ts';

test('liveness looks at nothing', async () => {
	const { response, body } = await send('/healthz');
	expect([response.status, body]).toEqual([200, 'ok\n']);
	expect(response.headers.get('cache-control')).toBe('no-store');
});

test('readiness names each dependency with its state and time', async () => {
	const { response, body } = await send('/readyz');
	expect(response.status).toBe(200);
	expect(response.headers.get('content-type')).toMatch(/health\+json/);
	expect(JSON.parse(body)).toEqual({
		status: 'ready',
		checks: { database: { status: 'ok', durationMs: expect.any(Number) as number } }
	});
});

test('without its database the app is not ready, and the log says why', async () => {
	const { url, logged } = await otherDeployment();
	const response = await fetch(`${url}/readyz`);
	expect(response.status).toBe(503);
	const { status, checks } = (await response.json()) as {
		status: string;
		checks: { database: { status: string } };
	};
	expect(status).toBe('not ready');
	expect(checks.database.status).toMatch(/^(failed|slow)$/);
	const line = await logged(({ msg }) => msg === 'readiness check failed');
	expect(JSON.stringify(line)).not.toContain('planted-password');
});

test('without its database the app is alive', async () => {
	const { url } = await otherDeployment();
	expect((await fetch(`${url}/healthz`)).status).toBe(200);
	expect((await fetch(`${url}/en/problems`)).status).toBe(200);
});

test('without its database nothing is acknowledged', async () => {
	const { url } = await otherDeployment();
	const response = await fetch(`${url}/api/vitals`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({
			route: '/',
			vitals: [{ id: 'v1', name: 'LCP', value: 1, rating: 'good' }]
		})
	});
	expect(response.status).toBe(500);
	expect(await response.text()).not.toContain('planted');
});
