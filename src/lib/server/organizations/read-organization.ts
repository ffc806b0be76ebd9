import { and, eq } from 'drizzle-orm';
import { boardFields, type BoardSummary } from '../boards/board-summary.ts';
import { boards } from '../boards/table.ts';
import { permissionsOf, type Permission, type Role } from '../tenancy/permissions.ts';
import { currentTenant, type Tenant } from '../tenancy/tenant.ts';
import { members, organizations } from './table.ts';

/** What every page of an organization shows around its contents. */
export interface Organization {
	slug: string;
	name: string;
	/** The visitor's. */
	role: Role;
	/** What the visitor may do, so that pages offer nothing that would be refused. */
	permissions: Permission[];
	/** By name. */
	boards: BoardSummary[];
}

/** The organization as its member sees it, in one round trip. */
export async function readOrganization(tenant: Tenant): Promise<Organization> {
	const [[organization], found] = await tenant.run(
		(db) =>
			db
				.select({ slug: organizations.slug, name: organizations.name, role: members.role })
				.from(organizations)
				.innerJoin(members, eq(members.organizationId, organizations.id))
				.where(and(eq(organizations.id, currentTenant), eq(members.userId, tenant.actorId))),
		(db) => db.select(boardFields).from(boards).orderBy(boards.name, boards.id)
	);
	if (!organization) throw new Error('The organization was there, and then it was not.');
	const role = organization.role as Role;
	return { ...organization, role, permissions: permissionsOf(role), boards: found };
}
