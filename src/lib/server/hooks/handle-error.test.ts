import { expect, test } from 'vitest';
import en from '../../../../messages/en/base.json' with { type: 'json' };
import { fakeEvent } from '../../../../tests/support/fake-event.ts';
import { handleError } from './handle-error.ts';

test('an unexpected error is reported with its cause, and the visitor learns only its id', async () => {
	const lines: string[] = [];
	const event = fakeEvent({ routeId: '/api/fail', lines });
	const error = new Error('the table is gone', { cause: new Error('by a migration') });
	const shown = await handleError({ error, event, status: 500, message: 'Internal Error' });
	expect(shown).toEqual({
		title: 'Something went wrong on our side',
		remedy: en.problem_internal_remedy,
		code: 'internal',
		requestId: 'request-0001',
		message: 'Something went wrong on our side · request-0001'
	});
	expect(JSON.parse(lines.join())).toMatchObject({
		requestId: 'request-0001',
		route: '/api/fail',
		err: { message: 'the table is gone', cause: { message: 'by a migration' } }
	});
});

test("an unknown address is the visitor's mistake and is not reported", async () => {
	const lines: string[] = [];
	const event = fakeEvent({ lines });
	event.locals.locale = 'ko';
	const shown = await handleError({ error: new Error(), event, status: 404, message: 'Not Found' });
	expect(shown).toMatchObject({ code: 'not-found', message: '찾을 수 없습니다 · request-0001' });
	expect(lines).toEqual([]);
});
