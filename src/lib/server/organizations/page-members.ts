import { and, eq, sql } from 'drizzle-orm';
import { users } from '../identity/table.ts';
import { isoTimestamp } from '../iso-timestamp.ts';
import { isAfter, pageOf, positionField, type ListPosition, type Page } from '../keyset.ts';
import type { Role } from '../tenancy/permissions.ts';
import { currentTenant, type Tenant } from '../tenancy/tenant.ts';
import { members } from './table.ts';

/** What the API tells every member about another: the e-mail is for those who manage members. */
export interface MemberSummary {
	/** Of the membership. */
	id: string;
	userId: string;
	name: string;
	role: Role;
	/** When they joined. */
	createdAt: string;
}

const fields = {
	id: members.id,
	userId: members.userId,
	name: users.name,
	role: sql<Role>`${members.role}`,
	createdAt: isoTimestamp(members.createdAt)
};

/** A page of the members, in the order in which they came. */
export async function pageMembers(
	tenant: Tenant,
	after: ListPosition | undefined,
	limit: number
): Promise<Page<MemberSummary>> {
	const [rows] = await tenant.run((db) =>
		db
			.select({ item: fields, position: positionField(members) })
			.from(members)
			.innerJoin(users, eq(users.id, members.userId))
			// Everybody sees their own memberships elsewhere as well.
			.where(and(eq(members.organizationId, currentTenant), isAfter(members, after)))
			.orderBy(members.createdAt, members.id)
			.limit(limit + 1)
	);
	return pageOf(rows, limit);
}
