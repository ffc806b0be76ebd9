import { and, eq, ilike, isNull, or, type SQL } from 'drizzle-orm';
import type { TicketStatus } from '../../ticket-statuses.ts';
import { boardFields } from '../boards/board-summary.ts';
import { boards } from '../boards/table.ts';
import { isAfter, pageOf, positionField, type ListPosition, type Page } from '../keyset.ts';
import type { Tenant } from '../tenancy/tenant.ts';
import { tickets } from './table.ts';
import { ticketFields, type Ticket } from './ticket.ts';

interface TicketFilter {
	status?: TicketStatus;
	/** A member's id, or `none` for tickets that nobody has. */
	assignee?: string;
	/** Part of the title or the description, whatever its case. */
	q?: string;
	after?: ListPosition;
}

/** A page of a board's tickets, in order of creation; undefined when there is no such board. */
export async function listTickets(
	tenant: Tenant,
	boardSlug: string,
	{ status, assignee, q, after }: TicketFilter,
	limit: number
): Promise<Page<Ticket> | undefined> {
	const filter = and(
		eq(boards.slug, boardSlug),
		status && eq(tickets.status, status),
		assignee === undefined ? undefined : isGivenTo(assignee),
		q === undefined ? undefined : contains(q),
		isAfter(tickets, after)
	);
	const [[board], rows] = await tenant.run(
		(db) => db.select(boardFields).from(boards).where(eq(boards.slug, boardSlug)),
		(db) =>
			db
				.select({ item: ticketFields, position: positionField(tickets) })
				.from(tickets)
				.innerJoin(boards, eq(boards.id, tickets.boardId))
				.where(filter)
				.orderBy(tickets.createdAt, tickets.id)
				.limit(limit + 1)
	);
	return board && pageOf(rows, limit);
}

const isGivenTo = (assignee: string): SQL =>
	assignee === 'none' ? isNull(tickets.assigneeId) : eq(tickets.assigneeId, assignee);

/** https://www.postgresql.org/docs/current/functions-matching.html#FUNCTIONS-LIKE */
function contains(text: string): SQL | undefined {
	const pattern = `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
	return or(ilike(tickets.title, pattern), ilike(tickets.description, pattern));
}
