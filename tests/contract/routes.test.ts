import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import en from '../../messages/en.json' with { type: 'json' };
import ko from '../../messages/ko.json' with { type: 'json' };
import { startNode, type RunningApp } from '../runtimes/node.ts';
import { beacon, sendBeacon, shownVisits } from '../support/vitals.ts';

const TOKEN = 'a-token-for-the-contract';

let app: RunningApp;
beforeAll(async () => {
	app = await startNode({ METRICS_TOKEN: TOKEN, RELEASE: '4f2c9ab', APP_ENV: 'staging' });
});
afterAll(() => app.stop());

const get = (path: string, headers: Record<string, string> = {}) =>
	fetch(app.url + path, { headers });

test('GET /healthz answers without looking at anything', async () => {
	const response = await get('/healthz');
	expect(await response.text()).toBe('ok\n');
	expect(response.headers.get('cache-control')).toBe('no-store');
});

test('GET /readyz names each dependency with its state and time', async () => {
	const response = await get('/readyz');
	expect(response.status).toBe(200);
	expect(await response.json()).toEqual({
		status: 'ready',
		checks: { database: { status: 'ok', durationMs: expect.any(Number) as number } }
	});
});

test('GET /api/info says what answers and what each port is made of', async () => {
	expect(await (await get('/api/info')).json()).toEqual({
		target: 'node',
		runtime: 'node',
		region: 'local',
		release: '4f2c9ab',
		environment: 'staging',
		madeOf: {
			database: 'PGlite',
			cache: 'memory',
			rateLimiter: 'memory',
			logger: 'pino',
			metrics: 'Prometheus',
			errors: 'log',
			defer: 'tracked promise'
		}
	});
});

describe('GET /api/cache', () => {
	const read = async (name: string) => {
		const response = await get(`/api/cache?name=${name}`);
		const { computedAt } = (await response.json()) as { computedAt: string };
		return { computedAt, status: response.headers.get('cache-status') };
	};
	const invalidate = async (tag: string) => {
		const response = await fetch(`${app.url}/api/cache?tag=${tag}`, { method: 'POST' });
		return (await response.json()) as { invalidated: number };
	};

	test('computes once, then answers from the cache', async () => {
		const miss = await read('once');
		expect(miss.status).toBe('Slipway; fwd=miss; stored; ttl=10');
		const hit = await read('once');
		expect(hit.status).toMatch(/^Slipway; hit; ttl=\d+$/);
		expect(hit.computedAt).toBe(miss.computedAt);
	});

	test('concurrent misses share one computation', async () => {
		const all = await Promise.all(Array.from({ length: 10 }, () => read('herd')));
		expect(new Set(all.map(({ computedAt }) => computedAt)).size).toBe(1);
	});

	test('an invalidated tag is computed anew, others stay', async () => {
		await Promise.all([read('left'), read('right')]);
		expect(await invalidate('name:left')).toEqual({ invalidated: 1 });
		expect((await read('left')).status).toContain('fwd=miss');
		expect((await read('right')).status).toContain('hit');
	});
});

test('GET /api/stream delivers the first chunk before the last is made', async () => {
	const response = await get('/api/stream?chunks=3&intervalMs=300');
	const arrivals: number[] = [];
	const decoder = new TextDecoder();
	let text = '';
	for await (const chunk of response.body ?? []) {
		arrivals.push(performance.now());
		text += decoder.decode(chunk, { stream: true });
	}
	expect(text.trim().split('\n')).toHaveLength(3);
	expect(arrivals).toHaveLength(3);
	expect((arrivals[2] ?? 0) - (arrivals[0] ?? 0)).toBeGreaterThan(300);
});

describe('GET /metrics', () => {
	test('asks for its token', async () => {
		for (const authorization of ['', 'Bearer wrong', `Basic ${TOKEN}`]) {
			const response = await get('/metrics', authorization ? { authorization } : {});
			expect(response.status).toBe(401);
			expect(response.headers.get('www-authenticate')).toContain('Bearer');
		}
	});

	test('counts requests by route id, and tells of the process', async () => {
		await get('/en/problems');
		await get('/no/such/page/1');
		const text = await (await get('/metrics', { authorization: `Bearer ${TOKEN}` })).text();
		expect(text).toMatch(/http_requests_total\{method="GET",route="\/healthz",status="200"\} \d+/);
		expect(text).toMatch(
			/http_request_duration_seconds_bucket\{le="0.005",method="GET",route="\/readyz"/
		);
		expect(text).toContain('process_resident_memory_bytes');
		expect(text).not.toContain('/no/such/page');
		expect(text).not.toContain(TOKEN);
	});
});

describe('POST /api/vitals', () => {
	test('what is acknowledged is on the next page, and a repeated beacon counts once', async () => {
		expect((await sendBeacon(app.url, beacon('v1', 1500))).status).toBe(204);
		expect((await sendBeacon(app.url, beacon('v1', 1700))).status).toBe(204);
		expect((await sendBeacon(app.url, beacon('v2', 1700))).status).toBe(204);
		expect(await shownVisits(app.url)).toEqual({ LCP: 2 });
	});
});

describe('language', () => {
	test('pages and problems follow Accept-Language', async () => {
		const korean = { 'accept-language': 'ko-KR,ko;q=0.9,en;q=0.5' };
		const page = await (await get('/', korean)).text();
		expect(page).toContain('<html lang="ko">');
		expect(page).toContain('운영에 필요한 것을 하나의 앱에');
		const problem = await get('/api/none', korean);
		expect(problem.headers.get('content-language')).toBe('ko');
		expect(problem.headers.get('vary')).toContain('Accept-Language');
		expect(await problem.json()).toMatchObject({ title: '찾을 수 없습니다', code: 'not-found' });
	});

	test.each(['/', '/ko/problems', '/no/such/page'])(
		'nothing on the Korean %s is English',
		async (path) => {
			const page = await (await get(path, { 'accept-language': 'ko' })).text();
			const english = Object.entries(en).filter(
				([key, text]) => text !== ko[key as keyof typeof ko]
			);
			const found = english.filter(([, text]) => page.includes(`>${text.split('{')[0] ?? ''}`));
			expect(found.filter(([, text]) => !text.startsWith('{'))).toEqual([]);
		}
	);

	test('the type of a problem leads to a page that explains it', async () => {
		const { type } = (await (await get('/api/none')).json()) as { type: string };
		const page = await (await get(type)).text();
		expect(page).toContain('<html lang="en">');
		expect(page).toContain(`id="${type.split('#')[1] ?? 'nothing'}"`);
	});
});
