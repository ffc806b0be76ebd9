import { METRICS_TOKEN } from '$app/env/private';
import { isBearer } from '$lib/server/bearer';
import { problem } from '$lib/server/problem';
import type { RequestHandler } from './$types';

/** For Prometheus, behind a token. The route does not exist without one, or where metrics leave as log lines. */
export const GET: RequestHandler = async (event) => {
	const { exposition } = event.locals.services.metrics;
	if (!METRICS_TOKEN || !exposition) return problem(event, 'not-found');
	if (!(await isBearer(event.request, METRICS_TOKEN))) {
		const headers = { 'www-authenticate': 'Bearer realm="metrics"' };
		return problem(event, 'unauthorized', { headers });
	}
	const { contentType, text } = await exposition();
	return new Response(text, {
		headers: { 'content-type': contentType, 'cache-control': 'no-store' }
	});
};
