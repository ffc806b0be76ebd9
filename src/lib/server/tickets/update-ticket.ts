import { sql } from 'drizzle-orm';
import { violatedConstraint } from '../ports/database/index.ts';
import type { Tenant } from '../tenancy/tenant.ts';
import { changeOf, currentTicket, ticketAtVersion } from './change-ticket.ts';
import type { NewTicket } from './create-ticket.ts';
import { tickets } from './table.ts';
import { ticketFields, type Change } from './ticket.ts';

/** What is left out stays as it is. The status changes by moving (move-ticket.ts). */
type TicketChanges = Partial<Omit<NewTicket, 'status'>>;

export async function updateTicket(
	tenant: Tenant,
	id: string,
	version: number,
	{ title, description, assigneeId, dueDate }: TicketChanges
): Promise<Change> {
	const changes = { title, description, assigneeId, dueDate };
	try {
		const [updated, current] = await tenant.run(
			(db) =>
				db
					.update(tickets)
					.set({ ...changes, version: sql`${tickets.version} + 1`, updatedAt: sql`now()` })
					.where(ticketAtVersion(id, version))
					.returning(ticketFields),
			currentTicket(id)
		);
		return changeOf(updated, current);
	} catch (error) {
		if (violatedConstraint(error) === 'tickets_assignee_is_member') return { outcome: 'no-member' };
		throw error;
	}
}
