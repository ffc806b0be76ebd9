import { and, asc, eq, gt, sql } from 'drizzle-orm';
import { users } from '../identity/table.ts';
import type { Role } from '../tenancy/permissions.ts';
import { currentTenant, type Tenant } from '../tenancy/tenant.ts';
import { invitations, members } from './table.ts';

export interface Member {
	id: string;
	userId: string;
	name: string;
	email: string;
	role: Role;
	since: Date;
}

/** Who belongs to the organization, by name. */
export async function listMembers(tenant: Tenant): Promise<Member[]> {
	const [rows] = await tenant.run((db) =>
		db
			.select({
				id: members.id,
				userId: members.userId,
				name: users.name,
				email: users.email,
				role: members.role,
				since: members.createdAt
			})
			.from(members)
			.innerJoin(users, eq(users.id, members.userId))
			.where(eq(members.organizationId, currentTenant))
			.orderBy(asc(users.name), asc(users.email))
	);
	return rows as Member[];
}

export interface OpenInvitation {
	id: string;
	email: string;
	role: Role;
	expiresAt: Date;
}

/** Who may still join the organization, the last invited first. */
export async function listInvitations(tenant: Tenant): Promise<OpenInvitation[]> {
	const [rows] = await tenant.run((db) =>
		db
			.select({
				id: invitations.id,
				email: invitations.email,
				role: invitations.role,
				expiresAt: invitations.expiresAt
			})
			.from(invitations)
			.where(
				and(
					eq(invitations.organizationId, currentTenant),
					eq(invitations.status, 'pending'),
					gt(invitations.expiresAt, sql`now()`)
				)
			)
			.orderBy(sql`${invitations.createdAt} desc`, asc(invitations.email))
	);
	return rows as OpenInvitation[];
}
