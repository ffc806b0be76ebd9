import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { runTask, secretOf } from './tasks.ts';

const bindings = { CRON_SECRET: 'a-long-random-string' };
const ask = vi.fn<(request: Request) => Promise<Response>>(
	async () => new Response(null, { status: 204 })
);

beforeEach(() => {
	ask.mockClear();
	vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => vi.restoreAllMocks());

test('a task is run by its route, with the secret', async () => {
	expect(await runTask({ task: 'prune' }, bindings, ask)).toBe(true);
	const [request] = ask.mock.calls[0] ?? [];
	expect(request?.url).toBe('https://slipway.internal/api/cron/prune');
	expect(request?.headers.get('authorization')).toBe('Bearer a-long-random-string');
});

test('a task that fails is not done, whether refused or thrown', async () => {
	expect(
		await runTask({ task: 'prune' }, bindings, async () => new Response('', { status: 500 }))
	).toBe(false);
	expect(await runTask({ task: 'prune' }, bindings, () => Promise.reject(new Error('no')))).toBe(
		false
	);
});

test.each([null, 'prune', {}, { task: 7 }, { task: '../info' }])(
	'%j names no task, and the secret goes nowhere',
	async (body) => {
		expect(await runTask(body, bindings, ask)).toBe(false);
		expect(ask).not.toHaveBeenCalled();
		expect(console.error).toHaveBeenCalled();
	}
);

test('without a secret nothing runs, and what to do is said', async () => {
	expect(await runTask({ task: 'prune' }, {}, ask)).toBe(false);
	expect(() => secretOf({})).toThrow('wrangler secret put CRON_SECRET');
});
