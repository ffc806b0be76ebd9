import { index, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { organizationId } from '../organizations/table.ts';

/** Credentials of other services. What they are is encrypted before it gets here. */
export const integrations = pgTable(
	'integrations',
	{
		id: uuid().primaryKey(),
		organizationId: organizationId(),
		name: text().notNull(),
		/** Its last characters, so that people can tell which one it is. */
		hint: text().notNull(),
		/** Which of ENCRYPTION_KEYS it takes to read it. */
		keyId: integer('key_id').notNull(),
		ciphertext: text().notNull(),
		createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow()
	},
	(table) => [index('integrations_organization_id').on(table.organizationId)]
);
