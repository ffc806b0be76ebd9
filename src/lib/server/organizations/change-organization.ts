import { and, eq } from 'drizzle-orm';
import { becomeIdentity } from '../tenancy/become-identity.ts';
import { currentTenant, type Tenant } from '../tenancy/tenant.ts';
import { organizations } from './table.ts';

export async function renameOrganization(tenant: Tenant, name: string): Promise<void> {
	await tenant.run(becomeIdentity, (db) =>
		db.update(organizations).set({ name }).where(eq(organizations.id, currentTenant))
	);
}

/**
 * Deletes the organization with all that belongs to it, but for its audit log; files follow when the task `sweep` runs.
 * Answers false, and does nothing, when `confirmation` is not its name.
 */
export async function deleteOrganization(tenant: Tenant, confirmation: string): Promise<boolean> {
	const [, deleted] = await tenant.run(becomeIdentity, (db) =>
		db
			.delete(organizations)
			.where(and(eq(organizations.id, currentTenant), eq(organizations.name, confirmation)))
			.returning({ id: organizations.id })
	);
	return deleted.length > 0;
}
