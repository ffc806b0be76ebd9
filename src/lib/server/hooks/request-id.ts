import type { Handle } from '@sveltejs/kit';
import { acceptRequestId } from '../request-id.ts';
import { newTraceId, traceIdOf } from '../trace-context.ts';
import { withHeaders } from '../with-headers.ts';

/** Gives each request one id that logs, error pages and the client can all quote, and finds its trace. */
export const requestId: Handle = async ({ event, resolve }) => {
	const { headers } = event.request;
	event.locals.requestId = acceptRequestId(headers.get('x-request-id'));
	event.locals.traceId = traceIdOf(headers.get('traceparent')) ?? newTraceId();
	return withHeaders(await resolve(event), { 'x-request-id': event.locals.requestId });
};
