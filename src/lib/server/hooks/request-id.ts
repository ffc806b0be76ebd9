import type { Handle } from '@sveltejs/kit';
import { newTraceId, traceIdOf } from '../trace-context.ts';
import { withHeaders } from '../with-headers.ts';

const ACCEPTABLE = /^[\w-]{8,64}$/;

/** The client's id if it is harmless in headers, logs and pages, else a new one. */
export function acceptRequestId(given: string | null | undefined): string {
	return given && ACCEPTABLE.test(given) ? given : crypto.randomUUID();
}

/** Gives each request one id that logs, error pages and the client can all quote, and finds its trace. */
export const requestId: Handle = async ({ event, resolve }) => {
	const { headers } = event.request;
	event.locals.requestId = acceptRequestId(headers.get('x-request-id'));
	event.locals.traceId = traceIdOf(headers.get('traceparent')) ?? newTraceId();
	return withHeaders(await resolve(event), { 'x-request-id': event.locals.requestId });
};
