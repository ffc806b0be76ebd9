import { json, type RequestEvent } from '@sveltejs/kit';
import { versionHeaders } from './etag.ts';
import { problem } from './problem.ts';
import type { Change, Ticket } from './tickets/ticket.ts';

export const answerTicket = (ticket: Ticket): Response =>
	json(ticket, { headers: versionHeaders(ticket.version) });

/** To who gives a ticket to somebody who is no member. */
export const refuseAssignee = (event: RequestEvent): Response => {
	const errors = [{ path: '/assigneeId', message: 'expected a member of the organization' }];
	return problem(event, 'invalid-input', { errors });
};

/** The ticket as it is after the change; to who has lost a race, 409 with the ticket that has won it. */
export function answerChange(event: RequestEvent, change: Change): Response {
	switch (change.outcome) {
		case 'done':
			return answerTicket(change.ticket);
		case 'conflict':
			return problem(event, 'conflict', {
				extensions: { current: change.ticket },
				headers: { etag: `"${change.ticket.version}"` }
			});
		case 'not-found':
			return problem(event, 'not-found');
		case 'no-member':
			return refuseAssignee(event);
	}
}
