import { sql, type SQL } from 'drizzle-orm';
import type { TicketStatus } from '../../ticket-statuses.ts';
import { rowAsJson } from '../idempotency/first-answer.ts';
import { isoTimestamp } from '../iso-timestamp.ts';
import { tickets } from './table.ts';

export interface Ticket {
	id: string;
	boardId: string;
	title: string;
	description: string;
	status: TicketStatus;
	/** One more with every change. */
	version: number;
	assigneeId: string | null;
	/** YYYY-MM-DD */
	dueDate: string | null;
	/** Null when whoever made it has deleted the account. */
	createdBy: string | null;
	createdAt: string;
	updatedAt: string;
}

/** The columns of a `Ticket`. */
export const ticketFields = {
	id: tickets.id,
	boardId: tickets.boardId,
	title: tickets.title,
	description: tickets.description,
	status: tickets.status,
	version: tickets.version,
	assigneeId: tickets.assigneeId,
	dueDate: tickets.dueDate,
	createdBy: tickets.createdBy,
	createdAt: isoTimestamp(tickets.createdAt),
	updatedAt: isoTimestamp(tickets.updatedAt)
};

/** The ticket as the API answers it. */
export const ticketAsJson = (id: string): SQL =>
	sql`(select ${rowAsJson(ticketFields)} from ${tickets} where ${tickets.id} = ${id})`;

/** What came of a change. Whoever lost a race gets the ticket as it is. */
export type Change =
	| { outcome: 'done'; ticket: Ticket }
	| { outcome: 'conflict'; ticket: Ticket }
	| { outcome: 'not-found' }
	| { outcome: 'no-member' };
