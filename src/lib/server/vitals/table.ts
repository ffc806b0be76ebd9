import { doublePrecision, index, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/** One row per metric per page view, as the browser measured it. No visitor, no address, no URL. */
export const vitals = pgTable(
	'vitals',
	{
		/** Made by the browser's library: a metric that is sent again, having grown, keeps its id. */
		id: text().primaryKey(),
		name: text({ enum: ['CLS', 'FCP', 'INP', 'LCP', 'TTFB'] }).notNull(),
		/** Milliseconds; for CLS a score without unit. */
		value: doublePrecision().notNull(),
		rating: text({ enum: ['good', 'needs-improvement', 'poor'] }).notNull(),
		route: text().notNull(),
		createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow()
	},
	(table) => [index('vitals_created_at_name').on(table.createdAt, table.name)]
);
