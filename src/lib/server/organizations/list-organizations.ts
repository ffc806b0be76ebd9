import { eq } from 'drizzle-orm';
import type { Database } from '../ports/database/index.ts';
import { enter, type Origin } from '../tenancy/enter.ts';
import type { Role } from '../tenancy/permissions.ts';
import { members, organizations } from './table.ts';

export interface OwnOrganization {
	slug: string;
	name: string;
	/** Of whoever asks. */
	role: Role;
}

/** The organizations that whoever asks is a member of, by name. */
export async function listOrganizations(
	database: Database,
	origin: Origin & { actorId: string }
): Promise<OwnOrganization[]> {
	const [, rows] = await database.run(enter('slipway_identity', origin), (db) =>
		db
			.select({ slug: organizations.slug, name: organizations.name, role: members.role })
			.from(members)
			.innerJoin(organizations, eq(organizations.id, members.organizationId))
			.where(eq(members.userId, origin.actorId))
			.orderBy(organizations.name, organizations.slug)
	);
	return rows as OwnOrganization[];
}
