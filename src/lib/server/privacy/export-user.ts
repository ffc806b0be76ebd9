import type { Database } from '../ports/database/index.ts';
import { enter, type Origin } from '../tenancy/enter.ts';
import {
	accountsOf,
	attachmentsOf,
	auditLogOf,
	commentsOf,
	invitationsTo,
	membershipsOf,
	profileOf,
	sessionsOf,
	ticketsOf
} from './own-rows.ts';

/**
 * Everything about a person, as it stands at one moment. The policies named `own` in drizzle/0003_tenancy.sql bind this
 * as well: of tickets, comments, attachments and the audit log there is nothing here but what the actor wrote, who is
 * therefore the same person. Of a user who is gone there is no profile, and nothing but lines of the audit log, which
 * name nobody (docs/privacy.md).
 */
export async function exportUser(database: Database, origin: Origin, userId: string) {
	const [, [profile], sessions, accounts, memberships, invitations, tickets, comments, ...rest] =
		await database.run(
			enter('slipway_identity', { ...origin, actorId: userId }),
			profileOf(userId),
			sessionsOf(userId),
			accountsOf(userId),
			membershipsOf(userId),
			invitationsTo(userId),
			ticketsOf(userId),
			commentsOf(userId),
			attachmentsOf(userId),
			auditLogOf(userId)
		);
	const [attachments, auditLog] = rest;
	return {
		profile: profile ?? null,
		...{ sessions, accounts, memberships, invitations },
		...{ tickets, comments, attachments, auditLog }
	};
}
