/**
 * Tenants, who belongs to them, and who is invited. The names of the columns are better-auth's:
 * https://better-auth.com/docs/plugins/organization#schema
 */
import { index, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import { users } from '../identity/table.ts';

const at = (name: string) => timestamp(name, { withTimezone: true });

export const organizations = pgTable('organizations', {
	id: uuid().primaryKey().defaultRandom(),
	name: text().notNull(),
	/** How addresses name it. */
	slug: text().notNull().unique(),
	logo: text(),
	metadata: text(),
	createdAt: at('created_at').notNull().defaultNow()
});

/** The column by which every row of a tenant table belongs to one tenant. */
export const organizationId = () =>
	uuid('organization_id')
		.notNull()
		.references(() => organizations.id, { onDelete: 'cascade' });

export const members = pgTable(
	'members',
	{
		id: uuid().primaryKey().defaultRandom(),
		organizationId: organizationId(),
		userId: uuid('user_id')
			.notNull()
			.references(() => users.id, { onDelete: 'cascade' }),
		role: text().notNull(),
		createdAt: at('created_at').notNull().defaultNow()
	},
	(table) => [
		unique('members_organization_id_user_id').on(table.organizationId, table.userId),
		index('members_user_id').on(table.userId)
	]
);

export const invitations = pgTable(
	'invitations',
	{
		id: uuid().primaryKey().defaultRandom(),
		organizationId: organizationId(),
		email: text().notNull(),
		role: text(),
		status: text().notNull().default('pending'),
		expiresAt: at('expires_at').notNull(),
		inviterId: uuid('inviter_id')
			.notNull()
			.references(() => users.id, { onDelete: 'cascade' }),
		createdAt: at('created_at').notNull().defaultNow()
	},
	(table) => [
		index('invitations_organization_id').on(table.organizationId),
		index('invitations_email').on(table.email)
	]
);
