import { expect, test } from 'vitest';
import { planted, send, testIfAble } from './subject.ts';

testIfAble('metrics', 'requests are counted by route id, behind a token', async () => {
	await send('/en/problems');
	const headers = { authorization: `Bearer ${planted.METRICS_TOKEN}` };
	const { response, body } = await send('/metrics', { headers });
	expect(response.status).toBe(200);
	expect(body).toMatch(/http_requests_total\{method="GET",route="none",status="200"\} \d+/);
	expect(body).not.toContain(planted.METRICS_TOKEN);
});

test('who has no token learns nothing', async () => {
	const { response, body } = await send('/metrics');
	expect([401, 404]).toContain(response.status);
	expect(body).not.toContain('http_requests_total');
});
