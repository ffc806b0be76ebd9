import type { Services } from './services.ts';

/** What is known of an answered request. */
export interface Access {
	requestId: string;
	traceId: string;
	method: string;
	/** The route's id; `null` for what no route answered. */
	route: string | null;
	/** Without the query, which may hold secrets. */
	path: string;
	status: number;
	/** Until the response was ready to be sent. */
	durationMs: number;
	userAgent: string | null;
}

/** Writes one line and makes one observation; a warning when it took longer than `slowMs`. */
export function recordAccess(
	{ logger, metrics }: Pick<Services, 'logger' | 'metrics'>,
	access: Access,
	slowMs: number
): void {
	const { method, route, status, durationMs } = access;
	metrics.observeRequest({ method, route, status, seconds: durationMs / 1000 });
	if (durationMs > slowMs) logger.warn(access, 'slow request');
	else logger.info(access, 'request');
}
