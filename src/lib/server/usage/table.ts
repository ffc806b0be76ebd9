import { bigint, date, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { organizationId } from '../organizations/table.ts';

/** What each organization used on each day (UTC); counted by a trigger (drizzle/0003_tenancy.sql). */
export const usage = pgTable(
	'usage',
	{
		organizationId: organizationId(),
		day: date().notNull(),
		metric: text({ enum: ['tickets', 'comments', 'attachments', 'bytes'] }).notNull(),
		amount: bigint({ mode: 'number' }).notNull()
	},
	(table) => [primaryKey({ columns: [table.organizationId, table.day, table.metric] })]
);
