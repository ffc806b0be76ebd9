import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { UnfitLoginError } from './ports/database/index.ts';
import { checkReadiness } from './readiness.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const options = {
	draining: false,
	timeoutMs: 1000,
	now: () => Date.now(),
	onFailure: () => undefined
};
const fine = () => Promise.resolve();

test('ready when every check is fine', async () => {
	expect(await checkReadiness({ database: fine }, options)).toEqual({
		status: 'ready',
		checks: { database: { status: 'ok', durationMs: 0 } }
	});
});

test('a failing check is named, and why it failed is told to us alone', async () => {
	const error = new Error('connection refused');
	const onFailure = vi.fn();
	const checks = { database: () => Promise.reject(error), storage: fine };
	const readiness = await checkReadiness(checks, { ...options, onFailure });
	expect(readiness).toMatchObject({
		status: 'not ready',
		checks: { database: { status: 'failed' }, storage: { status: 'ok' } }
	});
	expect(JSON.stringify(readiness)).not.toContain('refused');
	expect(onFailure).toHaveBeenCalledExactlyOnceWith('database', error);
});

test('a login that must not be used is told to everybody, by a code alone', async () => {
	const error = new UnfitLoginError('bypasses-row-level-security', 'The role "owner" bypasses …');
	const readiness = await checkReadiness({ database: () => Promise.reject(error) }, options);
	expect(readiness).toEqual({
		status: 'not ready',
		checks: {
			database: { status: 'failed', durationMs: 0, reason: 'bypasses-row-level-security' }
		}
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
