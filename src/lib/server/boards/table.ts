import { pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import { organizationId } from '../organizations/table.ts';

export const boards = pgTable(
	'boards',
	{
		id: uuid().primaryKey().defaultRandom(),
		organizationId: organizationId(),
		/** How addresses name it, within its organization. */
		slug: text().notNull(),
		name: text().notNull(),
		createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow()
	},
	(table) => [
		unique('boards_organization_id_slug').on(table.organizationId, table.slug),
		// What references a board names its organization as well, so nothing can belong to a board of another one.
		unique('boards_organization_id_id').on(table.organizationId, table.id)
	]
);
