import { and, eq, sql, type SQL } from 'drizzle-orm';
import { UPLOAD_LIMITS } from '../../attachments.ts';
import { members } from '../organizations/table.ts';
import { violatedConstraint } from '../ports/database/index.ts';
import type { Announcement, SignedUpload, Storage } from '../ports/storage/index.ts';
import { currentTenant, type Tenant } from '../tenancy/tenant.ts';
import { attachments } from './table.ts';

/** How long the address of an upload takes bytes. */
export const UPLOAD_SECONDS = 300;

type Upload = Omit<Announcement, 'key'> & { ticketId: string };

/**
 * Writes down what is about to be uploaded, in the unit of work that checks whether it may be, and signs an address for
 * exactly that. The row counts for nothing until the upload is completed.
 */
export async function announceUpload(
	{ tenant, storage }: { tenant: Tenant; storage: Storage },
	{ ticketId, ...file }: Upload,
	{ id, now }: { id: string; now: Date }
): Promise<SignedUpload | 'no-ticket' | 'too-large'> {
	const key = sql<string>`concat_ws('/', ${members.organizationId}, ${ticketId}::text, ${id}::text)`;
	const isMine = and(
		eq(members.organizationId, currentTenant),
		eq(members.userId, tenant.actorId),
		sql`${file.size} <= ${limitOf(members.role)}`
	);
	try {
		const [[announced]] = await tenant.run((db) =>
			db
				.insert(attachments)
				.select(
					db
						.select({
							id: sql`${id}::uuid`.as('id'),
							organizationId: members.organizationId,
							ticketId: sql`${ticketId}::uuid`.as('ticket_id'),
							key: key.as('key'),
							fileName: sql`${file.fileName}`.as('file_name'),
							contentType: sql`${file.contentType}`.as('content_type'),
							size: sql`${file.size}::integer`.as('size'),
							md5: sql`${file.md5}`.as('md5'),
							uploadedBy: members.userId,
							createdAt: sql`${now.toISOString()}::timestamptz`.as('created_at'),
							completedAt: sql`null::timestamptz`.as('completed_at')
						})
						.from(members)
						.where(isMine)
				)
				.returning({ key: attachments.key })
		);
		return announced
			? await storage.presignUpload({ ...file, ...announced }, UPLOAD_SECONDS)
			: 'too-large';
	} catch (error) {
		if (violatedConstraint(error) === 'attachments_ticket') return 'no-ticket';
		throw error;
	}
}

const limitOf = (role: typeof members.role): SQL => {
	const limits = Object.entries(UPLOAD_LIMITS).map(
		([name, limit]) => sql`when ${name} then ${limit}::integer`
	);
	return sql`case ${role} ${sql.join(limits, sql` `)} end`;
};
