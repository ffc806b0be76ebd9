import { fail, redirect } from '@sveltejs/kit';
import { TICKET_BYTES } from '$lib/board-limits';
import { newTicketForm } from '$lib/schemas/tickets';
import { readBoard } from '$lib/server/boards/read-board';
import { requireMember } from '$lib/server/guards';
import { readForm } from '$lib/server/input';
import { refuse } from '$lib/server/refuse';
import { createTicket } from '$lib/server/tickets/create-ticket';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	event.depends(`board:${event.params.board}`);
	const tenant = await requireMember(event);
	const board = await readBoard(tenant, event.params.board);
	if (!board) refuse(event, 'not-found');
	return {
		...board,
		me: tenant.actorId,
		// The same in server and browser, so that both say the same of what is overdue.
		today: new Date().toISOString().slice(0, 10),
		liveUpdates: event.locals.services.deployment.capabilities.liveUpdates
	};
};

export const actions: Actions = {
	/** A new ticket at the end of its column, and the way back to where it stands. */
	default: async (event) => {
		const tenant = await requireMember(event, 'ticket:create');
		const form = await readForm(event, newTicketForm, { maxBytes: TICKET_BYTES });
		if (!form.ok) return fail(400, { errors: form.errors });
		const made = { id: crypto.randomUUID(), now: new Date() };
		const ticket = await createTicket(tenant, event.params.board, form.data, made);
		if (ticket === 'no-board') refuse(event, 'not-found');
		if (ticket === 'no-member') refuse(event, 'invalid-input');
		redirect(303, `${event.url.pathname}${event.url.search}#ticket-${ticket.id}`);
	}
};
