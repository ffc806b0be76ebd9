import { ticketMove } from '$lib/schemas/tickets';
import { answerChange } from '$lib/server/answer-ticket';
import { requireVersion } from '$lib/server/etag';
import { requireMember } from '$lib/server/guards';
import { readJson } from '$lib/server/input';
import { moveTicket } from '$lib/server/tickets/move-ticket';
import type { RequestHandler } from './$types';

/** Moves the ticket to a place in a column, if it still has the version of If-Match. */
export const POST: RequestHandler = async (event) => {
	const tenant = await requireMember(event, 'ticket:update');
	const known = requireVersion(event);
	if (!known.ok) return known.response;
	const input = await readJson(event, ticketMove, { maxBytes: 1024 });
	if (!input.ok) return input.response;
	const change = await moveTicket(tenant, event.params.ticket, known.version, input.data);
	return answerChange(event, change);
};
