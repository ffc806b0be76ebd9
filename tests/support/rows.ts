/** People and organizations as rows, for tests of the domain. Tests of the app make them over HTTP (people.ts). */
import type { Database, Statement } from '../../src/lib/server/ports/database/index.ts';
import { users } from '../../src/lib/server/identity/table.ts';
import { members, organizations } from '../../src/lib/server/organizations/table.ts';
import { enter, type Origin } from '../../src/lib/server/tenancy/enter.ts';
import type { Permission, Role } from '../../src/lib/server/tenancy/permissions.ts';
import { openTenant, type Tenant } from '../../src/lib/server/tenancy/tenant.ts';

/** Whom the audit log will name, when a test does not care. */
export const originOf = (actorId?: string): Origin => ({
	actorId,
	requestId: 'request-0001',
	address: '192.0.2.1',
	userAgent: 'tests'
});

/** One statement as the role that may write people and memberships; answers the first row. */
async function asIdentity<T>(database: Database, statement: Statement<T[]>): Promise<T> {
	const [, rows] = await database.run(enter('slipway_identity', originOf()), statement);
	const [row] = rows;
	if (!row) throw new Error('The row was not written.');
	return row;
}

export const addUser = (database: Database, user: { name: string; email: string }) =>
	asIdentity(database, (db) => db.insert(users).values(user).returning());

export const addOrganization = (database: Database, organization: { slug: string; name: string }) =>
	asIdentity(database, (db) => db.insert(organizations).values(organization).returning());

export const addMember = (database: Database, organizationId: string, userId: string, role: Role) =>
	asIdentity(database, (db) =>
		db.insert(members).values({ organizationId, userId, role }).returning()
	);

interface TenantClaim {
	/** The organization's slug. */
	organization: string;
	userId: string;
	permission?: Permission;
	requestId?: string;
}

/** What a guard hands to the domain. Its units of work throw `RefusedError` where a guard would answer 403 or 404. */
export const tenantFor = (
	database: Database,
	{ organization, userId, permission = 'ticket:read', requestId = 'request-0001' }: TenantClaim
): Tenant =>
	openTenant(
		database,
		{ ...originOf(userId), requestId, actorId: userId, organization, permission },
		(refusal) => {
			throw new RefusedError(refusal);
		}
	);

/** Its message is what the database said no to: `not-found` or `forbidden`. */
export class RefusedError extends Error {
	override name = 'RefusedError';
}
