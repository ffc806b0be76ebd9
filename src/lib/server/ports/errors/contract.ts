import { describe, expect, test } from 'vitest';
import type { ErrorReporter } from './index.ts';

/** What every reporter must do; `create` gives one and the records that arrived at its end. */
export function describeErrorReporter(
	name: string,
	create: () => { errors: ErrorReporter; arrived: () => string[] }
) {
	describe(`errors: ${name}`, () => {
		test('an error arrives once, with message, stack, cause and context', () => {
			const { errors, arrived } = create();
			errors.report(new Error('effect', { cause: new Error('reason') }), {
				requestId: 'abcdefgh',
				route: '/api/fail'
			});
			expect(arrived()).toHaveLength(1);
			for (const part of ['effect', 'reason', 'contract.ts', 'abcdefgh', '/api/fail']) {
				expect(arrived()[0]).toContain(part);
			}
		});

		test('whatever was thrown can be reported', () => {
			const { errors, arrived } = create();
			for (const thrown of ['text', undefined, { code: 7 }]) errors.report(thrown, {});
			expect(arrived()).toHaveLength(3);
		});

		test('secrets do not arrive', () => {
			const { errors, arrived } = create();
			const error = Object.assign(new Error('no'), { headers: { authorization: 'hunter2' } });
			errors.report(error, { cookies: 'hunter2' });
			expect(arrived().join()).not.toContain('hunter2');
		});
	});
}
