import { violatedConstraint, type Database } from '../ports/database/index.ts';
import { enter, type Origin } from '../tenancy/enter.ts';
import { members, organizations } from './table.ts';

/** An organization and its first owner, who makes it; 'taken' when another one has the slug. */
export async function createOrganization(
	database: Database,
	origin: Origin & { actorId: string },
	{ id, name, slug }: { id: string; name: string; slug: string }
): Promise<'created' | 'taken'> {
	try {
		await database.run(
			enter('slipway_identity', origin),
			(db) => db.insert(organizations).values({ id, name, slug }),
			(db) =>
				db.insert(members).values({ organizationId: id, userId: origin.actorId, role: 'owner' })
		);
		return 'created';
	} catch (error) {
		if (violatedConstraint(error) === 'organizations_slug_unique') return 'taken';
		throw error;
	}
}
