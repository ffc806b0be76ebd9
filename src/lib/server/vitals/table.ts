import { doublePrecision, index, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { VITAL_NAMES, VITAL_RATINGS } from '../../schemas/vitals.ts';

/** One row per metric per page view, as the browser measured it. No visitor, no address, no URL. */
export const vitals = pgTable(
	'vitals',
	{
		/** Made by the browser's library: a metric that is sent again, having grown, keeps its id. */
		id: text().primaryKey(),
		name: text({ enum: VITAL_NAMES }).notNull(),
		/** Milliseconds; for CLS a score without unit. */
		value: doublePrecision().notNull(),
		rating: text({ enum: VITAL_RATINGS }).notNull(),
		route: text().notNull(),
		createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow()
	},
	(table) => [index('vitals_created_at_name').on(table.createdAt, table.name)]
);
