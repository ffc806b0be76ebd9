import { READINESS_TIMEOUT_MS } from '$app/env/private';
import { checkReadiness } from '$lib/server/readiness';
import type { RequestHandler } from './$types';

/** Readiness: whether a load balancer should send visitors here. */
export const GET: RequestHandler = async ({ locals }) => {
	const { database, draining } = locals.services;
	const readiness = await checkReadiness(
		{ database: () => database.check() },
		{ draining: draining(), timeoutMs: READINESS_TIMEOUT_MS }
	);
	return new Response(JSON.stringify(readiness), {
		status: readiness.status === 'ready' ? 200 : 503,
		// https://datatracker.ietf.org/doc/html/draft-inadarei-api-health-check-06
		headers: { 'content-type': 'application/health+json', 'cache-control': 'no-store' }
	});
};
