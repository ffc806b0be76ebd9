import type { Database } from '../ports/database/index.ts';
import { enter, type Origin } from '../tenancy/enter.ts';
import {
	accountsOf,
	attachmentsOf,
	auditLogOf,
	commentsOf,
	invitationsBy,
	invitationsTo,
	membershipsOf,
	profileOf,
	sessionsOf,
	ticketsFor,
	ticketsOf
} from './own-rows.ts';

/**
 * What is kept about a person, as it stands at one moment, but for what docs/privacy.md leaves out. The policies named
 * `own` in drizzle/ bind this as well: of comments, attachments and the audit log there is nothing here but what the actor
 * wrote, who is therefore the same person, and of tickets what the actor made or has, as a member. Of a user who is gone
 * there is no profile, and nothing but lines of the audit log, which name nobody.
 */
export async function exportUser(database: Database, origin: Origin, userId: string) {
	const [, [profile], sessions, accounts, memberships, invitations, sentInvitations, ...rest] =
		await database.run(
			enter('slipway_identity', { ...origin, actorId: userId }),
			profileOf(userId),
			sessionsOf(userId),
			accountsOf(userId),
			membershipsOf(userId),
			invitationsTo(userId),
			invitationsBy(userId),
			ticketsOf(userId),
			ticketsFor(userId),
			commentsOf(userId),
			attachmentsOf(userId),
			auditLogOf(userId)
		);
	const [tickets, assignedTickets, comments, attachments, auditLog] = rest;
	return {
		profile: profile ?? null,
		...{ sessions, accounts, memberships, invitations, sentInvitations },
		...{ tickets, assignedTickets, comments, attachments, auditLog }
	};
}
