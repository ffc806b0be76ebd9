import type { HandleServerError } from '@sveltejs/kit';
import { baseLocale } from '$paraglide/runtime';
import { problemCode, problemKinds } from '../problem-kinds.ts';

/**
 * What an error page may say: a title, what can be done, a code and the request id. The error itself goes to the reporter, unless it is
 * the visitor's (an unknown address). `error.html` can only show the message, so the id is in there as well.
 */
export const handleError: HandleServerError = ({ error, event, status }) => {
	// A handle may have failed before the ones further in filled `locals`.
	const locals: Partial<App.Locals> = event.locals;
	const { requestId = 'unknown', traceId, services, locale = baseLocale } = locals;
	if (status >= 500) {
		const context = { requestId, traceId, route: event.route.id };
		if (services) services.errors.report(error, context);
		else console.error(context, error);
	}
	const code = problemCode(status);
	const kind = problemKinds[code];
	const title = kind.title({}, { locale });
	const remedy = kind.remedy({}, { locale });
	return { title, remedy, code, requestId, message: `${title} · ${requestId}` };
};
