import { recordAccess } from '../../access.ts';
import { acceptRequestId } from '../../request-id.ts';
import { cspOfUnhandled, policyHeaders, strictTransportSecurity } from '../../security-policy.ts';
import type { HostContext, Platform } from '../../services.ts';
import { newTraceId, traceIdOf } from '../../trace-context.ts';
import { withHeaders } from '../../with-headers.ts';

export type Cover = (
	request: Request,
	context: HostContext | undefined,
	respond: (request: Request) => Promise<Response>
) => Promise<Response>;

export interface CoverOptions {
	createServices: Platform['createServices'];
	slowMs: number;
}

/**
 * Redirects to the right slash, unknown files under `/_app` and what an adapter answers itself never pass through
 * `handle`. Whatever leaves without this request's id is one of these: it gets the id, the security headers and the
 * log line that the pipeline gives to everything else. On Node, `platform/node/cover-unhandled.ts` does the same.
 * `options` are asked for when an answer is there, because they come from the app, and that may start with the request.
 */
export const coverUnhandled =
	(options: () => CoverOptions): Cover =>
	async (request, context, respond) => {
		const startedAt = performance.now();
		const requestId = acceptRequestId(request.headers.get('x-request-id'));
		const headers = new Headers(request.headers);
		// The pipeline reads the same header, so a request has one id whoever answers it.
		headers.set('x-request-id', requestId);
		const response = await respond(new Request(request, { headers }));
		// An answer from a cache has the id of the request it was made for, or none.
		if (response.headers.get('x-request-id') === requestId) return forEverybody(response);

		const { createServices, slowMs } = options();
		const { pathname, protocol } = new URL(request.url);
		recordAccess(
			await createServices(context),
			{
				requestId,
				traceId: traceIdOf(request.headers.get('traceparent')) ?? newTraceId(),
				method: request.method,
				route: null,
				path: pathname,
				status: response.status,
				durationMs: Math.round(performance.now() - startedAt),
				userAgent: request.headers.get('user-agent')
			},
			slowMs
		);
		return withHeaders(response, {
			'x-request-id': requestId,
			'content-security-policy': cspOfUnhandled(response.status),
			...policyHeaders,
			...(protocol === 'https:' && { 'strict-transport-security': strictTransportSecurity })
		});
	};

/** Belongs to one visitor and one request. */
const PERSONAL = ['x-request-id', 'ratelimit', 'ratelimit-policy'];

/** What a CDN is told to keep, it gives to everybody, and with it whatever was meant for the first who asked. */
function forEverybody(response: Response): Response {
	const isKept = [...response.headers.keys()].some((name) => name.endsWith('cdn-cache-control'));
	if (!isKept) return response;
	const shared = new Response(response.body, response);
	for (const name of PERSONAL) shared.headers.delete(name);
	return shared;
}
