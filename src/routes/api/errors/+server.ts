import { PUBLIC_SENTRY_DSN } from '$app/env/public';
import { forwardEnvelope } from '$lib/server/forward-envelope';
import { readBody } from '$lib/server/input';
import { problem } from '$lib/server/problem';
import type { RequestHandler } from './$types';

/** An error in a browser with its stack and a few contexts; far below what Sentry itself takes. */
const MAX_BYTES = 200_000;

/** What went wrong in a browser, on its way to Sentry. The route does not exist without PUBLIC_SENTRY_DSN. */
export const POST: RequestHandler = async (event) => {
	if (!PUBLIC_SENTRY_DSN) return problem(event, 'not-found');
	const body = await readBody(event, { maxBytes: MAX_BYTES });
	if (!body.ok) return body.response;
	const { logger } = event.locals.services;
	try {
		const answer = await forwardEnvelope(body.data, PUBLIC_SENTRY_DSN, fetch);
		return answer ?? problem(event, 'malformed-request');
	} catch (err) {
		// Not an error of ours, and reporting it would go the same way.
		logger.warn({ requestId: event.locals.requestId, err }, 'an error report did not get through');
		return problem(event, 'unavailable');
	}
};
