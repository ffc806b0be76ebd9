/** Who stands where on a board, and where a move leads: without a page, a server or a clock. */
import { TICKET_STATUSES, type TicketStatus } from '../ticket-statuses.ts';

/** All that the order knows of a ticket. Tickets come in the order of their columns. */
export interface Placed {
	id: string;
	status: TicketStatus;
}

/** Behind whom, in which column; null is the head of the column. */
export interface Target {
	status: TicketStatus;
	after: string | null;
}

export interface Move extends Target {
	id: string;
}

export type Direction = 'up' | 'down' | 'left' | 'right';

export const inColumn = <T extends Placed>(tickets: readonly T[], status: TicketStatus): T[] =>
	tickets.filter((ticket) => ticket.status === status);

/** The tickets after a move. Behind somebody who is not in that column any more is the end of it. */
export function moved<T extends Placed>(tickets: readonly T[], { id, status, after }: Move): T[] {
	const ticket = tickets.find((candidate) => candidate.id === id);
	if (!ticket) return [...tickets];
	const others = tickets.filter((candidate) => candidate !== ticket);
	return TICKET_STATUSES.flatMap((column) => {
		const members = inColumn(others, column);
		if (column !== status) return members;
		const behind = members.findIndex((member) => member.id === after);
		const index = after === null ? 0 : behind < 0 ? members.length : behind + 1;
		return members.toSpliced(index, 0, { ...ticket, status });
	});
}

/** Where a ticket stands, in the words of a move. Undefined when it is not there. */
export function placeOf(tickets: readonly Placed[], id: string): Target | undefined {
	const ticket = tickets.find((candidate) => candidate.id === id);
	if (!ticket) return undefined;
	const column = inColumn(tickets, ticket.status);
	const before = column[column.indexOf(ticket) - 1];
	return { status: ticket.status, after: before?.id ?? null };
}

/** One step in a direction; undefined where the board ends. Sideways keeps the height, as far as the column goes. */
export function step(
	tickets: readonly Placed[],
	id: string,
	direction: Direction
): Target | undefined {
	const ticket = tickets.find((candidate) => candidate.id === id);
	if (!ticket) return undefined;
	const { status } = ticket;
	const column = inColumn(tickets, status);
	const index = column.indexOf(ticket);
	if (direction === 'up') {
		return index === 0 ? undefined : { status, after: column[index - 2]?.id ?? null };
	}
	if (direction === 'down') {
		const next = column[index + 1];
		return next && { status, after: next.id };
	}
	const neighbour = TICKET_STATUSES[TICKET_STATUSES.indexOf(status) + sideways[direction]];
	if (!neighbour) return undefined;
	const before = inColumn(tickets, neighbour).slice(0, index).at(-1);
	return { status: neighbour, after: before?.id ?? null };
}

const sideways = { left: -1, right: 1 } as const;

/** What a dragged ticket is held over: a column, and perhaps a half of one of its tickets. */
export interface Hover {
	status: TicketStatus;
	over?: { id: string; half: 'upper' | 'lower' };
}

/** Where a dragged ticket would be dropped; beside the tickets of a column is the end of it. */
export function dropPlace(tickets: readonly Placed[], id: string, { status, over }: Hover): Target {
	const others = inColumn(tickets, status).filter((ticket) => ticket.id !== id);
	const index = others.findIndex((ticket) => ticket.id === over?.id);
	if (index < 0) return { status, after: others.at(-1)?.id ?? null };
	const before = over?.half === 'upper' ? others[index - 1] : others[index];
	return { status, after: before?.id ?? null };
}

export const isSamePlace = (one: Target | undefined, other: Target | undefined): boolean =>
	one?.status === other?.status && one?.after === other?.after;
