import type { RequestEvent } from '@sveltejs/kit';
import { clientAddress } from './client-address.ts';
import type { Origin } from './tenancy/enter.ts';

/** More of it says nothing. */
const MAX_USER_AGENT = 256;

/** On whose behalf this request is, as the database is told. */
export const originOf = (event: RequestEvent, actorId: string | undefined): Origin => ({
	actorId,
	requestId: event.locals.requestId,
	address: clientAddress(event),
	userAgent: event.request.headers.get('user-agent')?.slice(0, MAX_USER_AGENT) ?? ''
});
