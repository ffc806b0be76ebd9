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

/** A path or a browser's name that is longer says nothing more, and costs time to search for secrets. */
const MAX_LOGGED = 512;

/** Writes one line and makes one observation; a warning when it took longer than `slowMs`. */
export function recordAccess(
	{ logger, metrics, errors }: Pick<Services, 'logger' | 'metrics' | 'errors'>,
	full: Access,
	slowMs: number
): void {
	const { method, route, status, durationMs } = full;
	const access: Access = {
		...full,
		path: full.path.slice(0, MAX_LOGGED),
		userAgent: full.userAgent?.slice(0, MAX_LOGGED) ?? null
	};
	metrics.observeRequest({ method, route, status, seconds: durationMs / 1000 });
	errors.observe(access);
	if (durationMs > slowMs) logger.warn(access, 'slow request');
	else logger.info(access, 'request');
}
