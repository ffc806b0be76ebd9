import { foreignKey, index, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { users } from '../identity/table.ts';
import { tickets } from '../tickets/table.ts';

const at = (name: string) => timestamp(name, { withTimezone: true });

/** What is known of a file; its bytes are in storage, under `key`. */
export const attachments = pgTable(
	'attachments',
	{
		id: uuid().primaryKey(),
		organizationId: uuid('organization_id').notNull(),
		ticketId: uuid('ticket_id').notNull(),
		key: text().notNull().unique(),
		/** As the browser called it, for people; never part of a path. */
		fileName: text('file_name').notNull(),
		contentType: text('content_type').notNull(),
		/** Bytes. */
		size: integer().notNull(),
		/** Of the bytes, in base64, as Content-MD5 has it. */
		md5: text().notNull(),
		uploadedBy: uuid('uploaded_by').references(() => users.id, { onDelete: 'set null' }),
		createdAt: at('created_at').notNull().defaultNow(),
		/** Null until storage was seen to hold what was announced. */
		completedAt: at('completed_at')
	},
	(table) => [
		foreignKey({
			name: 'attachments_ticket',
			columns: [table.organizationId, table.ticketId],
			foreignColumns: [tickets.organizationId, tickets.id]
		}).onDelete('cascade'),
		index('attachments_ticket_id').on(table.ticketId),
		index('attachments_created_at').on(table.createdAt)
	]
);

/** Objects whose row is gone, whoever deleted it: a trigger writes them down, a task removes them from storage. */
export const discardedObjects = pgTable('discarded_objects', {
	key: text().primaryKey(),
	discardedAt: at('discarded_at').notNull().defaultNow()
});
