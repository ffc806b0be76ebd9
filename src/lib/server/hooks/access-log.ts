import type { Handle } from '@sveltejs/kit';
import type { Services } from '../services.ts';

export interface Access {
	requestId: string;
	traceId: string;
	method: string;
	/** The route's id; `null` for what no route answered. */
	route: string | null;
	/** Without the query, which may hold secrets. */
	path: string;
	status: number;
	durationMs: number;
	userAgent: string | null;
}

interface AccessLogOptions {
	/** From this many milliseconds on, the line is a warning. */
	slowMs: number;
	/** Milliseconds; only differences matter. */
	now: () => number;
}

/** One line and one observation for an answered request. */
export function logAccess(
	{ logger, metrics }: Pick<Services, 'logger' | 'metrics'>,
	access: Access,
	slowMs: number
): void {
	const { method, route, status, durationMs } = access;
	metrics.observeRequest({ method, route, status, seconds: durationMs / 1000 });
	if (durationMs > slowMs) logger.warn(access, 'slow request');
	else logger.info(access, 'request');
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
		logAccess(services, access, slowMs);
		return response;
	};
