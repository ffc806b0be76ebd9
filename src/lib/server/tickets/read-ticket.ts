import { eq } from 'drizzle-orm';
import { boardFields, type BoardSummary } from '../boards/board-summary.ts';
import { boards } from '../boards/table.ts';
import { selectComments, type Comment } from '../comments/comment.ts';
import { comments } from '../comments/table.ts';
import { memberNames, type MemberName } from '../organizations/member-names.ts';
import type { Tenant } from '../tenancy/tenant.ts';
import { currentTicket } from './change-ticket.ts';
import { tickets } from './table.ts';
import type { Ticket } from './ticket.ts';

interface TicketPage {
	ticket: Ticket;
	board: BoardSummary;
	members: MemberName[];
	/** The oldest first. */
	comments: Comment[];
}

/** What the page of a ticket shows; undefined when there is none of this id. */
export async function readTicket(tenant: Tenant, id: string): Promise<TicketPage | undefined> {
	const [[ticket], [board], members, itsComments] = await tenant.run(
		currentTicket(id),
		(db) =>
			db
				.select(boardFields)
				.from(boards)
				.innerJoin(tickets, eq(tickets.boardId, boards.id))
				.where(eq(tickets.id, id)),
		memberNames,
		(db) =>
			selectComments(db).where(eq(comments.ticketId, id)).orderBy(comments.createdAt, comments.id)
	);
	return ticket && board && { ticket, board, members, comments: itsComments };
}

/** The ticket alone; undefined when there is none of this id. */
export async function findTicket(tenant: Tenant, id: string): Promise<Ticket | undefined> {
	const [[ticket]] = await tenant.run(currentTicket(id));
	return ticket;
}
