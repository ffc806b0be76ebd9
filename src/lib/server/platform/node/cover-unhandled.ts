import type { IncomingMessage, ServerResponse } from 'node:http';
import onHeaders from 'on-headers';
import { recordAccess } from '../../access.ts';
import { acceptRequestId } from '../../request-id.ts';
import { cspOfUnhandled, policyHeaders, strictTransportSecurity } from '../../security-policy.ts';
import type { Services } from '../../services.ts';
import { newTraceId, traceIdOf } from '../../trace-context.ts';

interface CoverOptions {
	services: Pick<Services, 'logger' | 'metrics' | 'errors'>;
	slowMs: number;
	/** Whether the visitor came over https, which only a proxy in front of us can know. */
	isSecure: (request: IncomingMessage) => boolean;
}

/**
 * Files, prerendered pages, redirects to the right trailing slash and what the adapter refuses never pass through
 * `handle`. Whatever is about to leave without a request id is one of these: it gets the id, the security headers
 * and the log line that the pipeline gives to everything else. Answers the id.
 */
export const coverUnhandled =
	({ services, slowMs, isSecure }: CoverOptions) =>
	(request: IncomingMessage, response: ServerResponse): string => {
		const startedAt = performance.now();
		const requestId = acceptRequestId(headerOf(request, 'x-request-id'));
		// The pipeline reads the same header, so a request has one id whoever answers it.
		request.headers['x-request-id'] = requestId;

		onHeaders(response, () => {
			if (response.hasHeader('x-request-id')) return;
			const headers: Record<string, string> = { 'x-request-id': requestId, ...policyHeaders };
			if (isSecure(request)) headers['strict-transport-security'] = strictTransportSecurity;
			if (!response.hasHeader('content-security-policy')) {
				headers['content-security-policy'] = cspOfUnhandled(response.statusCode);
			}
			for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);

			const access = {
				requestId,
				traceId: traceIdOf(headerOf(request, 'traceparent')) ?? newTraceId(),
				method: request.method ?? '',
				route: null,
				path: request.url?.split('?')[0] ?? '',
				status: response.statusCode,
				durationMs: Math.round(performance.now() - startedAt),
				userAgent: headerOf(request, 'user-agent') ?? null
			};
			recordAccess(services, access, slowMs);
		});
		return requestId;
	};

function headerOf({ headers }: IncomingMessage, name: string): string | undefined {
	const value = headers[name];
	return Array.isArray(value) ? value[0] : value;
}
