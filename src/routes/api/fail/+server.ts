import { problem } from '$lib/server/problem';
import type { RequestHandler } from './$types';

/**
 * Always fails, so that one can watch an unexpected error travel: answer, log, report. Also with a body, which none of
 * them may show. Not in production.
 */
export const GET: RequestHandler = async (event) => {
	if (event.locals.services.deployment.environment === 'production') {
		return problem(event, 'not-found');
	}
	throw new Error('this route always fails', { cause: new Error('so that one can watch it') });
};

export const POST: RequestHandler = async (event) => {
	await event.request.text();
	return GET(event);
};
