import { violatedConstraint, type Database } from '../ports/database/index.ts';
import { enter, type Origin } from '../tenancy/enter.ts';
import { members, organizations } from './table.ts';

/** What constraints say, by their names. */
const REFUSALS: Readonly<Record<string, 'taken' | 'signed-out'>> = {
	organizations_slug_unique: 'taken',
	members_user_id_users_id_fk: 'signed-out'
};

/**
 * An organization and its first owner, who makes it; 'taken' when another one has the slug, and 'signed-out' for whose
 * account was deleted while their pass is still believed.
 */
export async function createOrganization(
	database: Database,
	origin: Origin & { actorId: string },
	{ id, name, slug }: { id: string; name: string; slug: string }
): Promise<'created' | 'taken' | 'signed-out'> {
	try {
		await database.run(
			enter('slipway_identity', origin),
			(db) => db.insert(organizations).values({ id, name, slug }),
			(db) =>
				db.insert(members).values({ organizationId: id, userId: origin.actorId, role: 'owner' })
		);
		return 'created';
	} catch (error) {
		const refusal = REFUSALS[violatedConstraint(error) ?? ''];
		if (refusal) return refusal;
		throw error;
	}
}
