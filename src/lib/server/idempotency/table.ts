import {
	index,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	text,
	timestamp,
	uuid
} from 'drizzle-orm/pg-core';
import { users } from '../identity/table.ts';
import { organizationId } from '../organizations/table.ts';

/** The first answer to a request that may be sent again. */
export const idempotencyKeys = pgTable(
	'idempotency_keys',
	{
		organizationId: organizationId(),
		userId: uuid('user_id')
			.notNull()
			.references(() => users.id, { onDelete: 'cascade' }),
		key: text().notNull(),
		/** Of method, address and body: the same key for something else is a mistake. */
		fingerprint: text().notNull(),
		/** Always 201: nothing else is kept (create-once.ts), so a replay is answered without asking. */
		status: integer().notNull(),
		answer: jsonb().notNull(),
		createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow()
	},
	(table) => [
		primaryKey({
			name: 'idempotency_keys_first_answer',
			columns: [table.organizationId, table.userId, table.key]
		}),
		index('idempotency_keys_created_at').on(table.createdAt)
	]
);
