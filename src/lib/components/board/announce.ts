/** What is said of moves, for those who do not see them. */
import { inColumn } from '$lib/board/order';
import type { Ticket } from '$lib/server/tickets/ticket';
import { statusName } from '$lib/status-name';
import { m } from '$paraglide/messages';
import type { Locale } from '$paraglide/runtime';

type Tickets = readonly Ticket[];
type Place = { title: string; column: string; position: string; count: string };
type Say = (place: Place, options: { locale: Locale }) => string;

/** Says something of where a ticket stands; nothing of one that is gone. */
const about =
	(say: Say) =>
	(tickets: Tickets, id: string, locale: Locale): string => {
		const ticket = tickets.find((candidate) => candidate.id === id);
		if (!ticket) return '';
		const { title, status } = ticket;
		const column = inColumn(tickets, status);
		const position = String(column.indexOf(ticket) + 1);
		const place = { title, column: statusName(status, locale), position };
		return say({ ...place, count: String(column.length) }, { locale });
	};

export const announce = {
	lift: about(m.board_said_lifted),
	step: about(m.board_said_step),
	edge: about(m.board_said_edge),
	drop: about(m.board_said_dropped),
	cancel: about(m.board_said_cancelled)
};
