import { READINESS_TIMEOUT_MS } from '$app/env/private';
import { checkReadiness } from '$lib/server/readiness';
import type { RequestHandler } from './$types';

/** Readiness: whether a load balancer should send visitors here. */
export const GET: RequestHandler = async ({ locals }) => {
	const { database, draining, logger } = locals.services;
	const { requestId } = locals;
	const readiness = await checkReadiness(
		{ database: () => database.check() },
		{
			draining: draining(),
			timeoutMs: READINESS_TIMEOUT_MS,
			now: () => performance.now(),
			onFailure: (check, err) => logger.warn({ requestId, check, err }, 'readiness check failed')
		}
	);
	return new Response(JSON.stringify(readiness), {
		status: readiness.status === 'ready' ? 200 : 503,
		// https://datatracker.ietf.org/doc/html/draft-inadarei-api-health-check-06
		headers: { 'content-type': 'application/health+json', 'cache-control': 'no-store' }
	});
};
