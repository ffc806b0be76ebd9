import { METRICS_TOKEN } from '$app/env/private';
import { isBearer } from '$lib/server/bearer';
import { problem } from '$lib/server/problem';
import type { RequestHandler } from './$types';

/** For Prometheus, behind a token; without one configured the route does not exist. */
export const GET: RequestHandler = async (event) => {
	if (!METRICS_TOKEN) return problem(event, 'not-found');
	if (!(await isBearer(event.request, METRICS_TOKEN))) {
		const headers = { 'www-authenticate': 'Bearer realm="metrics"' };
		return problem(event, 'unauthorized', { headers });
	}
	const { contentType, text } = await event.locals.services.metrics.exposition();
	return new Response(text, {
		headers: { 'content-type': contentType, 'cache-control': 'no-store' }
	});
};
