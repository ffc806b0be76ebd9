import { and, eq, gt, sql } from 'drizzle-orm';
import { users } from '../identity/table.ts';
import type { Database } from '../ports/database/index.ts';
import { enter, type Origin } from '../tenancy/enter.ts';
import type { Role } from '../tenancy/permissions.ts';
import { alias } from 'drizzle-orm/pg-core';
import { invitations, organizations } from './table.ts';

export interface Invitation {
	organizationId: string;
	organization: string;
	slug: string;
	role: Role;
	invitedBy: string;
}

/** An invitation that is open, for whoever asks; those of other people are not to be found. */
export async function readInvitation(
	database: Database,
	origin: Origin & { actorId: string },
	id: string
): Promise<Invitation | undefined> {
	const inviter = alias(users, 'inviter');
	const [, [invitation]] = await database.run(enter('slipway_identity', origin), (db) =>
		db
			.select({
				organizationId: invitations.organizationId,
				organization: organizations.name,
				slug: organizations.slug,
				role: invitations.role,
				invitedBy: inviter.name
			})
			.from(invitations)
			.innerJoin(organizations, eq(organizations.id, invitations.organizationId))
			.innerJoin(inviter, eq(inviter.id, invitations.inviterId))
			.innerJoin(users, eq(users.email, invitations.email))
			.where(
				and(
					eq(invitations.id, id),
					eq(users.id, origin.actorId),
					eq(invitations.status, 'pending'),
					gt(invitations.expiresAt, sql`now()`)
				)
			)
	);
	return invitation as Invitation | undefined;
}
