import { bigint, index, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/** Written by a trigger alone (drizzle/0003_tenancy.sql). No reference leads out of it, so nothing that is deleted takes it along. */
export const auditLogs = pgTable(
	'audit_logs',
	{
		id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
		organizationId: uuid('organization_id').notNull(),
		/** Null for what the app did by itself. */
		actorId: uuid('actor_id'),
		action: text({ enum: ['insert', 'update', 'delete'] }).notNull(),
		/** The table. */
		resource: text().notNull(),
		resourceId: uuid('resource_id').notNull(),
		before: jsonb(),
		after: jsonb(),
		requestId: text('request_id'),
		address: text(),
		userAgent: text('user_agent'),
		createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow()
	},
	(table) => [
		index('audit_logs_organization_id').on(table.organizationId, table.id),
		index('audit_logs_created_at').on(table.createdAt)
	]
);
