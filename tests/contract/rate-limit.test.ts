import { expect, test } from 'vitest';
import { PROBLEM } from '../support/client.ts';
import { expectPolicy } from '../support/policy.ts';
import { strictDeployment } from './subject.ts';

test('who is over the quota is told to wait, whatever address is claimed', async () => {
	const { url } = await strictDeployment();
	const write = (claimed: string) =>
		fetch(`${url}/api/echo`, {
			method: 'POST',
			headers: { 'x-forwarded-for': claimed, 'cf-connecting-ip': claimed, 'x-real-ip': claimed }
		});
	for (const claimed of ['203.0.113.1', '203.0.113.2', '203.0.113.3']) {
		expect((await write(claimed)).status).toBe(200);
	}
	const refused = await write('203.0.113.4');
	expect(refused.status).toBe(429);
	expect(refused.headers.get('content-type')).toMatch(PROBLEM);
	expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
	expect(refused.headers.get('ratelimit-policy')).toBe('"write";q=3;w=60');
	expectPolicy('data', refused.headers);
	expect(await refused.json()).toMatchObject({ code: 'too-many-requests' });
});

test('reading and health checks go on', async () => {
	const { url } = await strictDeployment();
	expect((await fetch(`${url}/api/info`)).status).toBe(200);
	expect((await fetch(`${url}/healthz`)).status).toBe(200);
});
