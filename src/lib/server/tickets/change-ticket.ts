import { and, eq, type SQL } from 'drizzle-orm';
import type { Statement } from '../ports/database/index.ts';
import { tickets } from './table.ts';
import { ticketFields, type Change, type Ticket } from './ticket.ts';

/** The ticket, if it still is what the one who changes it has seen. */
export const ticketAtVersion = (id: string, version: number): SQL | undefined =>
	and(eq(tickets.id, id), eq(tickets.version, version));

/** The ticket as it is: last in the unit of work of a change, it tells who lost a race what won. */
export const currentTicket =
	(id: string): Statement<Ticket[]> =>
	(db) =>
		db.select(ticketFields).from(tickets).where(eq(tickets.id, id));

/** What came of a change, from what it returned and from what is there afterwards. */
export function changeOf([changed]: Ticket[], [current]: Ticket[]): Change {
	if (changed) return { outcome: 'done', ticket: changed };
	if (current) return { outcome: 'conflict', ticket: current };
	return { outcome: 'not-found' };
}
