import { describe, expect, test } from 'vitest';
import type { ErrorReporter, ObservedRequest } from './index.ts';

interface Subject {
	errors: ErrorReporter;
	/** The errors that arrived at the other end, once everything has left. */
	arrived: () => Promise<string[]>;
}

const request: ObservedRequest = {
	requestId: 'abcdefgh',
	traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
	method: 'GET',
	route: '/api/fail',
	status: 500,
	durationMs: 12
};

/** What every reporter must do. */
export function describeErrorReporter(name: string, create: () => Subject | Promise<Subject>) {
	describe(`errors: ${name}`, () => {
		test('an error arrives once, with message, stack, cause and context', async () => {
			const { errors, arrived } = await create();
			errors.report(new Error('effect', { cause: new Error('reason') }), {
				requestId: 'abcdefgh',
				route: '/api/fail'
			});
			const reports = await arrived();
			expect(reports).toHaveLength(1);
			for (const part of ['effect', 'reason', 'contract.ts', 'abcdefgh', '/api/fail']) {
				expect(reports[0]).toContain(part);
			}
		});

		test('whatever was thrown can be reported', async () => {
			const { errors, arrived } = await create();
			for (const thrown of ['text', undefined, { code: 7 }]) errors.report(thrown, {});
			expect(await arrived()).toHaveLength(3);
		});

		test('secrets do not arrive', async () => {
			const { errors, arrived } = await create();
			const error = Object.assign(new Error('token=hunter2'), {
				headers: { authorization: 'hunter2' }
			});
			errors.report(error, { cookies: 'hunter2', url: '/a?api_key=hunter2' });
			const reports = await arrived();
			expect(reports).toHaveLength(1);
			expect(reports.join()).not.toContain('hunter2');
		});

		test('an answered request is no error', async () => {
			const { errors, arrived } = await create();
			errors.observe(request);
			expect(await arrived()).toEqual([]);
		});
	});
}
