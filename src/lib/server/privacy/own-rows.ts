/** What is kept about a person, table by table: without what opens doors, and without what others wrote. */
import { asc, eq, inArray } from 'drizzle-orm';
import { attachments } from '../attachments/table.ts';
import { auditLogs } from '../audit/table.ts';
import { comments } from '../comments/table.ts';
import { accounts, sessions, users } from '../identity/table.ts';
import { invitations, members, organizations } from '../organizations/table.ts';
import type { Sql } from '../ports/database/index.ts';
import { tickets } from '../tickets/table.ts';

export const profileOf = (userId: string) => (db: Sql) =>
	db.select().from(users).where(eq(users.id, userId));

/** Without the token. */
export const sessionsOf = (userId: string) => (db: Sql) => {
	const { id, ipAddress, userAgent, createdAt, expiresAt } = sessions;
	return db
		.select({ id, ipAddress, userAgent, createdAt, expiresAt })
		.from(sessions)
		.where(eq(sessions.userId, userId))
		.orderBy(asc(createdAt));
};

/** Without the hash of the password, and without tokens of the provider. */
export const accountsOf = (userId: string) => (db: Sql) => {
	const { id, providerId, accountId, scope, createdAt, updatedAt } = accounts;
	return db
		.select({ id, providerId, accountId, scope, createdAt, updatedAt })
		.from(accounts)
		.where(eq(accounts.userId, userId))
		.orderBy(asc(createdAt));
};

export const membershipsOf = (userId: string) => (db: Sql) =>
	db
		.select({
			organization: organizations.name,
			slug: organizations.slug,
			role: members.role,
			since: members.createdAt
		})
		.from(members)
		.innerJoin(organizations, eq(organizations.id, members.organizationId))
		.where(eq(members.userId, userId))
		.orderBy(asc(members.createdAt));

const invitation = {
	organization: organizations.name,
	role: invitations.role,
	status: invitations.status,
	createdAt: invitations.createdAt,
	expiresAt: invitations.expiresAt
};

/** Those to the user's address; who sent them is somebody else's business. */
export const invitationsTo = (userId: string) => (db: Sql) =>
	db
		.select({ ...invitation, email: invitations.email })
		.from(invitations)
		.innerJoin(organizations, eq(organizations.id, invitations.organizationId))
		.where(
			inArray(
				invitations.email,
				db.select({ email: users.email }).from(users).where(eq(users.id, userId))
			)
		)
		.orderBy(asc(invitations.createdAt));

/** Those that the user sent, without the address: it is about whoever was invited. */
export const invitationsBy = (userId: string) => (db: Sql) =>
	db
		.select(invitation)
		.from(invitations)
		.innerJoin(organizations, eq(organizations.id, invitations.organizationId))
		.where(eq(invitations.inviterId, userId))
		.orderBy(asc(invitations.createdAt));

export const ticketsOf = (userId: string) => (db: Sql) => {
	const { id, organizationId, title, description, status, dueDate, createdAt, updatedAt } = tickets;
	return db
		.select({ id, organizationId, title, description, status, dueDate, createdAt, updatedAt })
		.from(tickets)
		.where(eq(tickets.createdBy, userId))
		.orderBy(asc(createdAt));
};

/** That the user has them, and until when: what is in them others may have written. */
export const ticketsFor = (userId: string) => (db: Sql) => {
	const { id, organizationId, status, dueDate, createdAt } = tickets;
	return db
		.select({ id, organizationId, status, dueDate, createdAt })
		.from(tickets)
		.where(eq(tickets.assigneeId, userId))
		.orderBy(asc(createdAt));
};

export const commentsOf = (userId: string) => (db: Sql) => {
	const { id, organizationId, ticketId, body, createdAt } = comments;
	return db
		.select({ id, organizationId, ticketId, body, createdAt })
		.from(comments)
		.where(eq(comments.authorId, userId))
		.orderBy(asc(createdAt));
};

/** What is known of the files; the files themselves are on the tickets. */
export const attachmentsOf = (userId: string) => (db: Sql) => {
	const { id, organizationId, ticketId, fileName, contentType, size, createdAt } = attachments;
	return db
		.select({ id, organizationId, ticketId, fileName, contentType, size, createdAt })
		.from(attachments)
		.where(eq(attachments.uploadedBy, userId))
		.orderBy(asc(createdAt));
};

/** That the user did something, and from where; not what a row held, which others may have written. */
export const auditLogOf = (userId: string) => (db: Sql) => {
	const { id, organizationId, action, resource, resourceId } = auditLogs;
	const { requestId, address, userAgent, createdAt } = auditLogs;
	const did = { id, organizationId, action, resource, resourceId };
	return db
		.select({ ...did, requestId, address, userAgent, createdAt })
		.from(auditLogs)
		.where(eq(auditLogs.actorId, userId))
		.orderBy(asc(id));
};
