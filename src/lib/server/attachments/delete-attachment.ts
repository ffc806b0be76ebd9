import { and, eq } from 'drizzle-orm';
import type { Tenant } from '../tenancy/tenant.ts';
import { mayDelete } from './attachment.ts';
import { attachments } from './table.ts';

/** Takes a file off its ticket. A trigger notes the object that nobody needs any more, and `sweep` removes it. */
export async function deleteAttachment(
	tenant: Tenant,
	id: string
): Promise<'done' | 'not-found' | 'forbidden'> {
	const isIt = eq(attachments.id, id);
	const [[deleted], [left]] = await tenant.run(
		(db) =>
			db
				.delete(attachments)
				.where(and(isIt, mayDelete(tenant)))
				.returning({ id: attachments.id }),
		(db) => db.select({ id: attachments.id }).from(attachments).where(isIt)
	);
	if (deleted) return 'done';
	return left ? 'forbidden' : 'not-found';
}
