import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { accessLines, cannot, send, testIfAble } from './subject.ts';

const newName = () => `n-${randomUUID().slice(0, 8)}`;

type State = 'hit' | 'miss' | 'stale';

/** Who answered, as whoever keeps the answer says it: the app (RFC 9211), or the CDN in front of it. */
function stateOf({ headers }: Response): State {
	const vercel = headers.get('x-vercel-cache');
	if (vercel) return vercel.toLowerCase() as State;
	const status = headers.get('cache-status') ?? '';
	if (/detail=stale|; hit; ttl=-/.test(status)) return 'stale';
	return /; hit/.test(status) ? 'hit' : 'miss';
}

async function read(name: string, freshSeconds = 10) {
	const { response, body } = await send(`/api/cache?name=${name}&freshSeconds=${freshSeconds}`);
	expect(response.status).toBe(200);
	const { computedAt } = JSON.parse(body) as { computedAt: string };
	return { computedAt, state: stateOf(response), headers: response.headers };
}

const invalidate = async (tag: string) =>
	(await send(`/api/cache?tag=${tag}`, { method: 'POST' })).response.status;

describe('a read that costs something', () => {
	test('is computed once, then answered from what was kept', async () => {
		const name = newName();
		const miss = await read(name);
		expect(miss.state).toBe('miss');
		const hit = await read(name);
		expect(hit.state).toBe('hit');
		expect(hit.computedAt).toBe(miss.computedAt);
	});

	test('is answered stale while a new one is made', async () => {
		const name = newName();
		const first = await read(name, 1);
		await expect.poll(async () => (await read(name, 1)).state, { timeout: 5000 }).toBe('stale');
		await expect
			.poll(async () => (await read(name, 1)).computedAt, { timeout: 5000 })
			.not.toBe(first.computedAt);
	});

	test('is asked for again by every browser', async () => {
		const { headers } = await read(newName());
		expect(headers.get('cache-control')).toBe('no-cache');
	});

	test('what is meant for the CDN does not reach the visitor', async () => {
		const { headers } = await read(newName());
		const names = [...headers.keys()].filter((name) => /cdn-cache-control/.test(name));
		expect(names).toEqual([]);
	});

	test('never carries the id or the quota of whoever asked before', async () => {
		const path = `/api/cache?name=${newName()}`;
		const first = await send(path);
		const second = await send(path);
		const { headers } = second.response;
		expect([second.requestId, null]).toContain(headers.get('x-request-id'));
		if (headers.get('x-request-id') === null) expect(headers.has('ratelimit')).toBe(false);
		expect(second.body).toBe(first.body);
	});

	testIfAble(
		'answers of a shared cache',
		'has an id and a log line also when it is kept',
		async () => {
			const path = `/api/cache?name=${newName()}`;
			await send(path);
			const { response, requestId } = await send(path);
			expect(response.headers.get('x-request-id')).toBe(requestId);
			expect(await accessLines(requestId)).toHaveLength(1);
		}
	);

	test('a refused read is not kept', async () => {
		const { response } = await send('/api/cache?name=UPPER');
		expect(response.status).toBe(400);
		expect(response.headers.get('cache-control')).toBe('no-store');
	});

	testIfAble('cache inside the app', 'the app says how long its answer is fresh', async () => {
		const name = newName();
		const miss = await read(name);
		expect(miss.headers.get('cache-status')).toBe('Slipway; fwd=miss; stored; ttl=10');
		const hit = await read(name);
		expect(hit.headers.get('cache-status')).toMatch(/^Slipway; hit; ttl=\d+$/);
	});
});

describe('invalidation', () => {
	testIfAble('purge', 'what carries the tag is computed anew, and nothing else', async () => {
		const [left, right] = [newName(), newName()];
		await Promise.all([read(left), read(right)]);
		expect(await invalidate(`name:${left}`)).toBe(204);
		expect((await read(left)).state).toBe('miss');
		expect((await read(right)).state).toBe('hit');
	});

	testIfAble('purge', 'one tag can stand for everything', async () => {
		const name = newName();
		await read(name);
		expect(await invalidate('all')).toBe(204);
		expect((await read(name)).state).toBe('miss');
	});

	test('is done, or refused with the reason, but never ignored', async () => {
		expect(await invalidate(`name:${newName()}`)).toBe(cannot('purge') ? 501 : 204);
	});

	test('a tag that no entry can have is refused', async () => {
		expect(await invalidate('*')).toBe(400);
	});
});
