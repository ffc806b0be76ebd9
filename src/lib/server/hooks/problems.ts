import type { Handle } from '@sveltejs/kit';
import { codeForStatus, problem } from '../problem.ts';

/**
 * Errors that SvelteKit words itself (405 as bare text, a thrown error as JSON) become problem+json, and what a handle
 * further in throws still gets an answer that passes through the handles further out. By convention our endpoints
 * never answer an error as plain text or `application/json`, so these can only be the framework's.
 */
export const problems: Handle = async ({ event, resolve }) => {
	try {
		const response = await resolve(event);
		if (!isWordedByKit(response) || isForKitsClient(event)) return response;
		const allow = response.headers.get('allow');
		return problem(event, codeForStatus(response.status), { headers: allow ? { allow } : {} });
	} catch (error) {
		const { requestId, traceId, services } = event.locals;
		services.errors.report(error, { requestId, traceId, route: event.route.id });
		return problem(event, 'internal');
	}
};

function isWordedByKit(response: Response): boolean {
	const type = response.headers.get('content-type');
	return response.status >= 400 && (!type || /^(text\/plain|application\/json)\b/.test(type));
}

/** SvelteKit's own client reads these, in SvelteKit's own format. */
function isForKitsClient(event: Parameters<Handle>[0]['event']): boolean {
	return event.isDataRequest || event.request.headers.get('x-sveltekit-action') === 'true';
}
