import { foreignKey, index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { users } from '../identity/table.ts';
import { tickets } from '../tickets/table.ts';

export const comments = pgTable(
	'comments',
	{
		id: uuid().primaryKey(),
		organizationId: uuid('organization_id').notNull(),
		ticketId: uuid('ticket_id').notNull(),
		/** Null when whoever wrote it has deleted the account. */
		authorId: uuid('author_id').references(() => users.id, { onDelete: 'set null' }),
		body: text().notNull(),
		createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow()
	},
	(table) => [
		foreignKey({
			name: 'comments_ticket',
			columns: [table.organizationId, table.ticketId],
			foreignColumns: [tickets.organizationId, tickets.id]
		}).onDelete('cascade'),
		index('comments_ticket_id').on(table.ticketId, table.createdAt)
	]
);
