import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Storage } from '../ports/storage/index.ts';
import type { Tenant } from '../tenancy/tenant.ts';
import { selectAttachments, type Attachment } from './attachment.ts';
import { attachments } from './table.ts';

/**
 * Asks storage whether it holds what was announced, and only then lets the file be seen. Asked again, it answers the same.
 * There is no limit of time: what is there was taken while its address was valid, and what never arrives is swept.
 */
export async function completeUpload(
	{ tenant, storage }: { tenant: Tenant; storage: Storage },
	id: string
): Promise<Attachment | 'not-found' | 'not-uploaded'> {
	const isMine = and(eq(attachments.id, id), eq(attachments.uploadedBy, tenant.actorId));
	const [[announced]] = await tenant.run((db) => db.select().from(attachments).where(isMine));
	if (!announced) return 'not-found';
	if (!announced.completedAt && !(await holds(storage, announced))) return 'not-uploaded';
	const [, [attachment]] = await tenant.run(
		(db) =>
			db
				.update(attachments)
				.set({ completedAt: sql`now()` })
				.where(and(isMine, isNull(attachments.completedAt))),
		(db) => selectAttachments(db, tenant).where(isMine)
	);
	return attachment ?? 'not-found';
}

type Announced = Pick<typeof attachments.$inferSelect, 'key' | 'size' | 'contentType' | 'md5'>;

async function holds(storage: Storage, announced: Announced): Promise<boolean> {
	const found = await storage.inspect(announced.key);
	return (
		found?.size === announced.size &&
		found.contentType === announced.contentType &&
		// Storage that cannot tell has compared the bytes with the signed Content-MD5 when it took them.
		(found.md5 ?? announced.md5) === announced.md5
	);
}
