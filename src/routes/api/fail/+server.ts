import { APP_ENV } from '$app/env/private';
import { problem } from '$lib/server/problem';
import type { RequestHandler } from './$types';

/** Always fails, so that one can watch an unexpected error travel: answer, log, report. Not in production. */
export const GET: RequestHandler = (event) => {
	if (APP_ENV === 'production') return problem(event, 'not-found');
	throw new Error('this route always fails', { cause: new Error('so that one can watch it') });
};
