import { and, eq, isNotNull } from 'drizzle-orm';
import type { Tenant } from '../tenancy/tenant.ts';
import { selectAttachments, type Attachment } from './attachment.ts';
import { attachments } from './table.ts';

/** The files of a ticket, the oldest first; not those whose bytes are still awaited. */
export async function listAttachments(tenant: Tenant, ticketId: string): Promise<Attachment[]> {
	const [found] = await tenant.run((db) =>
		selectAttachments(db, tenant)
			.where(and(eq(attachments.ticketId, ticketId), isNotNull(attachments.completedAt)))
			.orderBy(attachments.createdAt, attachments.id)
	);
	return found;
}
