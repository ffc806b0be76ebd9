import type { Handle } from '@sveltejs/kit';
import { recordAccess, type Access } from '../access.ts';

interface AccessLogOptions {
	/** From this many milliseconds on, the line is a warning. */
	slowMs: number;
	/** Milliseconds; only differences matter. */
	now: () => number;
}

/** Writes one line per request, when its response is ready to be sent. */
export const accessLog =
	({ slowMs, now }: AccessLogOptions): Handle =>
	async ({ event, resolve }) => {
		const startedAt = now();
		const response = await resolve(event);
		// A load that fetches from its own app is part of the request it serves.
		if (event.isSubRequest) return response;

		const { requestId, traceId, services } = event.locals;
		const access: Access = {
			requestId,
			traceId,
			method: event.request.method,
			route: event.route.id,
			path: event.url.pathname,
			status: response.status,
			durationMs: Math.round(now() - startedAt),
			userAgent: event.request.headers.get('user-agent')
		};
		recordAccess(services, access, slowMs);
		return response;
	};
