import type { Handle, RequestEvent } from '@sveltejs/kit';
import { clientAddress } from '../client-address.ts';
import { clientKey } from '../client-key.ts';
import type { Decision, Limit, Policy } from '../ports/rate-limit/index.ts';
import { problem } from '../problem.ts';
import { withHeaders } from '../with-headers.ts';

/** Called by machines that must get an answer however busy we are, and that share an address with visitors. */
const UNLIMITED = new Set<string | null>(['/healthz', '/readyz']);

/** Counts requests per client address, by policy: what reads, what writes. */
export const rateLimit: Handle = async ({ event, resolve }) => {
	if (event.isSubRequest || UNLIMITED.has(event.route.id)) return resolve(event);

	const { rateLimiter } = event.locals.services;
	const policy = policyOf(event.request.method);
	const decision = await decide(event, policy);
	const headers = headersFor(policy, rateLimiter.limits[policy], decision);
	if (decision.allowed) return withHeaders(await resolve(event), headers);

	const retryAfter = { 'retry-after': String(decision.retryAfterSeconds) };
	return problem(event, 'too-many-requests', { headers: { ...headers, ...retryAfter } });
};

/** Lets through what cannot be counted: when the counter is down, the app should not be down as well. */
async function decide(event: RequestEvent, policy: Policy): Promise<Decision> {
	const { rateLimiter, logger } = event.locals.services;
	try {
		return await inTime(rateLimiter.take(policy, clientKey(clientAddress(event))));
	} catch (err) {
		logger.warn({ requestId: event.locals.requestId, policy, err }, 'rate limit not counted');
		return { allowed: true };
	}
}

/** Nobody waits longer to be counted. */
const PATIENCE_MS = 1000;

async function inTime<T>(work: Promise<T>): Promise<T> {
	const late = Promise.withResolvers<never>();
	const timer = setTimeout(() => late.reject(new Error('it took too long')), PATIENCE_MS);
	try {
		return await Promise.race([work, late.promise]);
	} finally {
		clearTimeout(timer);
	}
}

const policyOf = (method: string): Policy =>
	method === 'GET' || method === 'HEAD' || method === 'OPTIONS' ? 'read' : 'write';

/** https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/ (structured fields, version 10) */
function headersFor(policy: Policy, limit: Limit, decision: Decision): Record<string, string> {
	const policyHeader = {
		'ratelimit-policy': `"${policy}";q=${limit.quota};w=${limit.windowSeconds}`
	};
	if (!decision.allowed) {
		return { ...policyHeader, ratelimit: `"${policy}";r=0;t=${decision.retryAfterSeconds}` };
	}
	if (decision.remaining === undefined) return policyHeader;
	const reset = decision.resetSeconds === undefined ? '' : `;t=${decision.resetSeconds}`;
	return { ...policyHeader, ratelimit: `"${policy}";r=${decision.remaining}${reset}` };
}
