import { json } from '@sveltejs/kit';
import { TICKET_BYTES } from '$lib/board-limits';
import { newTicket, ticketsQuery } from '$lib/schemas/tickets';
import { answerPage } from '$lib/server/answer-page';
import { refuseAssignee } from '$lib/server/answer-ticket';
import { createOnce } from '$lib/server/create-once';
import { listPosition, readCursor } from '$lib/server/cursor';
import { versionHeaders } from '$lib/server/etag';
import { requireMember } from '$lib/server/guards';
import { readJson, readQuery } from '$lib/server/input';
import { problem } from '$lib/server/problem';
import { createTicket } from '$lib/server/tickets/create-ticket';
import { listTickets } from '$lib/server/tickets/list-tickets';
import { ticketAsJson, type Ticket } from '$lib/server/tickets/ticket';
import type { RequestHandler } from './$types';

/** The tickets of a board in order of creation, page by page. */
export const GET: RequestHandler = async (event) => {
	const tenant = await requireMember(event);
	const query = readQuery(event, ticketsQuery);
	if (!query.ok) return query.response;
	const { cursor, limit, ...filter } = query.data;
	const after = await readCursor(event, cursor, listPosition);
	if (!after.ok) return after.response;
	const where = { ...filter, after: after.position };
	const page = await listTickets(tenant, event.params.board, where, limit);
	return page ? answerPage(event, page) : problem(event, 'not-found');
};

/** A new ticket at the end of its column. */
export const POST: RequestHandler = async (event) => {
	const tenant = await requireMember(event, 'ticket:create');
	const input = await readJson(event, newTicket, { maxBytes: TICKET_BYTES });
	if (!input.ok) return input.response;
	const { organization, board } = event.params;
	const made = { id: crypto.randomUUID(), now: new Date() };
	return createOnce<Ticket>(event, tenant, {
		input: input.data,
		made: ticketAsJson(made.id),
		async create(itsTenant) {
			const ticket = await createTicket(itsTenant, board, input.data, made);
			if (ticket === 'no-board') return problem(event, 'not-found');
			return ticket === 'no-member' ? refuseAssignee(event) : ticket;
		},
		answer: (ticket) => {
			const location = `/api/organizations/${organization}/tickets/${ticket.id}`;
			return json(ticket, {
				status: 201,
				headers: { ...versionHeaders(ticket.version), location }
			});
		}
	});
};
