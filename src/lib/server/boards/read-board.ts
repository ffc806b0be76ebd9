import { eq } from 'drizzle-orm';
import type { TicketStatus } from '../../ticket-statuses.ts';
import { memberNames, type MemberName } from '../organizations/member-names.ts';
import type { Tenant } from '../tenancy/tenant.ts';
import { tickets } from '../tickets/table.ts';
import { ticketFields, type Ticket } from '../tickets/ticket.ts';
import { boardFields, type BoardSummary } from './board-summary.ts';
import { boards } from './table.ts';

interface Board {
	board: BoardSummary;
	/** By status, and in each status as they stand in their column. */
	tickets: Ticket[];
	members: MemberName[];
}

export interface BoardOutline extends BoardSummary {
	columns: Record<TicketStatus, string[]>;
}

/** What the page of a board shows; undefined when there is none of this slug. */
export async function readBoard(tenant: Tenant, slug: string): Promise<Board | undefined> {
	const [[board], itsTickets, members] = await tenant.run(
		(db) => db.select(boardFields).from(boards).where(eq(boards.slug, slug)),
		(db) =>
			db
				.select(ticketFields)
				.from(tickets)
				.innerJoin(boards, eq(boards.id, tickets.boardId))
				.where(eq(boards.slug, slug))
				.orderBy(tickets.status, tickets.position, tickets.id),
		memberNames
	);
	return board && { board, tickets: itsTickets, members };
}

/** The board and the ids of its tickets, in each column from top to bottom; undefined when there is none of this slug. */
export async function outlineBoard(
	tenant: Tenant,
	slug: string
): Promise<BoardOutline | undefined> {
	const [[board], rows] = await tenant.run(
		(db) => db.select(boardFields).from(boards).where(eq(boards.slug, slug)),
		(db) =>
			db
				.select({ id: tickets.id, status: tickets.status })
				.from(tickets)
				.innerJoin(boards, eq(boards.id, tickets.boardId))
				.where(eq(boards.slug, slug))
				.orderBy(tickets.position, tickets.id)
	);
	const column = (status: TicketStatus) =>
		rows.filter((row) => row.status === status).map(({ id }) => id);
	return (
		board && {
			...board,
			columns: { todo: column('todo'), doing: column('doing'), done: column('done') }
		}
	);
}
