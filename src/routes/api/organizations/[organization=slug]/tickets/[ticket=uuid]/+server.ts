import { TICKET_BYTES } from '$lib/board-limits';
import { ticketChanges } from '$lib/schemas/tickets';
import { answerChange, answerTicket } from '$lib/server/answer-ticket';
import { requireVersion } from '$lib/server/etag';
import { requireMember } from '$lib/server/guards';
import { readJson } from '$lib/server/input';
import { problem } from '$lib/server/problem';
import { deleteTicket } from '$lib/server/tickets/delete-ticket';
import { findTicket } from '$lib/server/tickets/read-ticket';
import { updateTicket } from '$lib/server/tickets/update-ticket';
import type { RequestHandler } from './$types';

/** A ticket, with its version as ETag. */
export const GET: RequestHandler = async (event) => {
	const tenant = await requireMember(event);
	const ticket = await findTicket(tenant, event.params.ticket);
	return ticket ? answerTicket(ticket) : problem(event, 'not-found');
};

/** Changes what is named, if the ticket still has the version of If-Match. */
export const PATCH: RequestHandler = async (event) => {
	const tenant = await requireMember(event, 'ticket:update');
	const known = requireVersion(event);
	if (!known.ok) return known.response;
	const input = await readJson(event, ticketChanges, { maxBytes: TICKET_BYTES });
	if (!input.ok) return input.response;
	const change = await updateTicket(tenant, event.params.ticket, known.version, input.data);
	return answerChange(event, change);
};

/** Deletes the ticket with its comments and attachments, if it still has the version of If-Match. */
export const DELETE: RequestHandler = async (event) => {
	const tenant = await requireMember(event, 'ticket:delete');
	const known = requireVersion(event);
	if (!known.ok) return known.response;
	const change = await deleteTicket(tenant, event.params.ticket, known.version);
	if (change.outcome === 'done') return new Response(null, { status: 204 });
	return answerChange(event, change);
};
