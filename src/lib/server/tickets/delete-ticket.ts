import type { Tenant } from '../tenancy/tenant.ts';
import { changeOf, currentTicket, ticketAtVersion } from './change-ticket.ts';
import { tickets } from './table.ts';
import { ticketFields, type Change } from './ticket.ts';

/** Deletes a ticket with its comments and attachments; answers what it was. */
export async function deleteTicket(tenant: Tenant, id: string, version: number): Promise<Change> {
	const [deleted, current] = await tenant.run(
		(db) => db.delete(tickets).where(ticketAtVersion(id, version)).returning(ticketFields),
		currentTicket(id)
	);
	return changeOf(deleted, current);
}
