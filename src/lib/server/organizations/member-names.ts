import { eq } from 'drizzle-orm';
import { users } from '../identity/table.ts';
import type { Statement } from '../ports/database/index.ts';
import { currentTenant } from '../tenancy/tenant.ts';
import { members } from './table.ts';

/** Whom a ticket can be given to. */
export interface MemberName {
	userId: string;
	name: string;
}

/** The members of the tenant this is run for, by name. */
export const memberNames: Statement<MemberName[]> = (db) =>
	db
		.select({ userId: members.userId, name: users.name })
		.from(members)
		.innerJoin(users, eq(users.id, members.userId))
		// Everybody sees their own memberships elsewhere as well.
		.where(eq(members.organizationId, currentTenant))
		.orderBy(users.name, members.userId);
