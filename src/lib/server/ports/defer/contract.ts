import { describe, expect, test, vi } from 'vitest';
import type { Defer, OnFailure } from './index.ts';

/** What every implementation must do; `settled` is how its platform waits for the work. */
export function describeDefer(
	name: string,
	create: (onFailure: OnFailure) => { defer: Defer; settled: () => Promise<unknown> }
) {
	describe(`defer: ${name}`, () => {
		test('work starts at once and the caller does not wait for it', async () => {
			const { defer, settled } = create(vi.fn());
			const gate = Promise.withResolvers<undefined>();
			const steps: string[] = [];
			defer.run('mail', async () => {
				steps.push('started');
				await gate.promise;
				steps.push('done');
			});
			expect(steps).toEqual(['started']);
			gate.resolve(undefined);
			await settled();
			expect(steps).toEqual(['started', 'done']);
		});

		test('a failure is told by name, whether thrown or rejected', async () => {
			const onFailure = vi.fn<OnFailure>();
			const { defer, settled } = create(onFailure);
			const failure = new Error('no mail server');
			defer.run('mail', () => Promise.reject(failure));
			defer.run('mail', () => {
				throw failure;
			});
			await settled();
			expect(onFailure.mock.calls).toEqual([
				[failure, 'mail'],
				[failure, 'mail']
			]);
		});

		test('waiting includes work that was started by other work', async () => {
			const { defer, settled } = create(vi.fn());
			const done = vi.fn(async () => undefined);
			defer.run('outer', async () => {
				await Promise.resolve();
				defer.run('inner', done);
			});
			await settled();
			expect(done).toHaveBeenCalledOnce();
		});
	});
}
