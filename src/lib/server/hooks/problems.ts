import type { Handle, RequestEvent } from '@sveltejs/kit';
import { problemCode } from '../problem-kinds.ts';
import { problem } from '../problem.ts';

/**
 * Errors that SvelteKit words itself (405 as bare text, a thrown error as JSON) become problem+json, and what a handle
 * further in throws still gets an answer that passes through the handles further out. By convention our endpoints
 * never answer an error as plain text or `application/json`, so these can only be the framework's.
 */
export const problems: Handle = async ({ event, resolve }) => {
	try {
		const response = await resolve(event);
		if (!isWordedByKit(event, response) || isForKitsClient(event)) return response;
		const { status, headers } = response;
		const allow = headers.get('allow');
		const code = problemCode(status, await statedCode(response));
		return problem(event, code, { status, headers: allow ? { allow } : {} });
	} catch (error) {
		const { requestId, traceId, services } = event.locals;
		services.errors.report(error, { requestId, traceId, route: event.route.id });
		return problem(event, 'internal');
	}
};

function isWordedByKit({ request, route }: RequestEvent, response: Response): boolean {
	const type = response.headers.get('content-type');
	if (response.status < 400) return false;
	if (!type || /^(text\/plain|application\/json)\b/.test(type)) return true;
	// What the API throws becomes a page for who does not ask for JSON; programs without an Accept header ask for nothing.
	const wantsPage = request.headers.get('accept')?.includes('text/html') ?? false;
	return type.startsWith('text/html') && route.id?.startsWith('/api/') === true && !wantsPage;
}

/** The code of an `App.Error`, when that is what was thrown. */
async function statedCode(response: Response): Promise<unknown> {
	if (!response.headers.get('content-type')?.startsWith('application/json')) return undefined;
	return ((await response.json()) as { code?: unknown }).code;
}

/** SvelteKit's own client reads these, in SvelteKit's own format. */
function isForKitsClient(event: RequestEvent): boolean {
	return event.isDataRequest || event.request.headers.get('x-sveltekit-action') === 'true';
}
