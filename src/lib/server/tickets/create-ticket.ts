import { eq, sql } from 'drizzle-orm';
import { boards } from '../boards/table.ts';
import { sqlState, violatedConstraint } from '../ports/database/index.ts';
import { currentTenant, type Tenant } from '../tenancy/tenant.ts';
import { lockBoard } from './lock-board.ts';
import { tickets } from './table.ts';
import { ticketFields, type Ticket } from './ticket.ts';

export type NewTicket = Pick<Ticket, 'title' | 'description' | 'status' | 'assigneeId' | 'dueDate'>;

/** A new ticket at the end of its column. */
export async function createTicket(
	tenant: Tenant,
	boardSlug: string,
	{ title, description, status, assigneeId, dueDate }: NewTicket,
	{ id, now }: { id: string; now: Date }
): Promise<Ticket | 'no-board' | 'no-member'> {
	const boardId = sql`(select ${boards.id} from ${boards} where ${boards.slug} = ${boardSlug})`;
	const position = sql`(
		select coalesce(max(${tickets.position}), 0) + 1 from ${tickets}
		where ${tickets.boardId} = ${boardId} and ${tickets.status} = ${status}
	)`;
	const row = { id, boardId, title, description, status, position, assigneeId, dueDate };
	const by = { organizationId: currentTenant, createdBy: tenant.actorId };
	try {
		const [, [ticket]] = await tenant.run(lockBoard(eq(boards.slug, boardSlug)), (db) =>
			db
				.insert(tickets)
				.values({ ...row, ...by, createdAt: now, updatedAt: now })
				.returning(ticketFields)
		);
		if (!ticket) throw new Error('The ticket was not written.');
		return ticket;
	} catch (error) {
		if (sqlState(error) === NOT_NULL_VIOLATION) return 'no-board';
		if (violatedConstraint(error) === 'tickets_assignee_is_member') return 'no-member';
		throw error;
	}
}

/** Only a board that is not there leaves a column without value. */
const NOT_NULL_VIOLATION = '23502';
