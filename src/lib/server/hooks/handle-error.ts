import type { HandleServerError } from '@sveltejs/kit';
import { codeForStatus, problems } from '../problem.ts';

/**
 * What an error page may say: a title, a code and the request id. The error itself goes to the reporter, unless it is
 * the visitor's (an unknown address). `error.html` can only show the message, so the id is in there as well.
 */
export const handleError: HandleServerError = ({ error, event, status }) => {
	const { requestId, traceId, services, locale } = event.locals;
	if (status >= 500) services.errors.report(error, { requestId, traceId, route: event.route.id });
	const code = codeForStatus(status);
	const title = problems[code].title({}, { locale });
	return { title, code, requestId, message: `${title} · ${requestId}` };
};
