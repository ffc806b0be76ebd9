import { and, eq, inArray, or, sql, type SQL } from 'drizzle-orm';
import { users } from '../identity/table.ts';
import { isoTimestamp } from '../iso-timestamp.ts';
import { members } from '../organizations/table.ts';
import type { Sql } from '../ports/database/index.ts';
import { rolesWith, type Permission } from '../tenancy/permissions.ts';
import { currentTenant, type Tenant } from '../tenancy/tenant.ts';
import { attachments } from './table.ts';

/** A file that is there. */
export interface Attachment {
	id: string;
	fileName: string;
	contentType: string;
	/** Bytes. */
	size: number;
	/** Null when whoever uploaded it has deleted the account. */
	uploadedBy: string | null;
	/** Null also for who is no longer a member. */
	uploaderName: string | null;
	createdAt: string;
	/** Whether whoever asks may delete it. */
	mayDelete: boolean;
}

/** Whoever uploaded it and still may, and those who may delete the ticket itself. */
export const mayDelete = ({ actorId }: Tenant): SQL<boolean> =>
	sql<boolean>`(${or(
		isAllowed(actorId, 'ticket:delete'),
		and(
			sql`${attachments.uploadedBy} is not distinct from ${actorId}`,
			isAllowed(actorId, 'attachment:create')
		)
	)})`;

const isAllowed = (actorId: string, permission: Permission): SQL => sql`exists (
	select from ${members} where ${and(
		eq(members.organizationId, currentTenant),
		eq(members.userId, actorId),
		inArray(members.role, [...rolesWith(permission)])
	)}
)`;

export const selectAttachments = (db: Sql, tenant: Tenant) =>
	db
		.select({
			id: attachments.id,
			fileName: attachments.fileName,
			contentType: attachments.contentType,
			size: attachments.size,
			uploadedBy: attachments.uploadedBy,
			uploaderName: users.name,
			createdAt: isoTimestamp(attachments.createdAt),
			mayDelete: mayDelete(tenant)
		})
		.from(attachments)
		.leftJoin(users, eq(users.id, attachments.uploadedBy));
