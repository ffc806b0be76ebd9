import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { checkReadiness } from './readiness.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const options = { draining: false, timeoutMs: 1000 };
const fine = () => Promise.resolve();

test('ready when every check is fine', async () => {
	expect(await checkReadiness({ database: fine }, options)).toEqual({
		status: 'ready',
		checks: { database: { status: 'ok', durationMs: 0 } }
	});
});

test('a failing check is named', async () => {
	const failing = () => Promise.reject(new Error('connection refused'));
	expect(await checkReadiness({ database: failing, storage: fine }, options)).toMatchObject({
		status: 'not ready',
		checks: { database: { status: 'failed' }, storage: { status: 'ok' } }
	});
});

test('a check that does not answer is given up after its time', async () => {
	const readiness = checkReadiness({ database: () => new Promise(() => undefined) }, options);
	await vi.advanceTimersByTimeAsync(1000);
	expect(await readiness).toEqual({
		status: 'not ready',
		checks: { database: { status: 'slow', durationMs: 1000 } }
	});
});

test('a draining process is not ready, whatever the checks say', async () => {
	const draining = { ...options, draining: true };
	expect(await checkReadiness({ database: fine }, draining)).toMatchObject({ status: 'draining' });
});
