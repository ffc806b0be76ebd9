import { index, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/** One row per policy and client with a window that runs, or did until lately. */
export const rateLimits = pgTable(
	'rate_limits',
	{
		/** A hash of policy and client, for who the client is does not matter here. */
		key: text().primaryKey(),
		/** Requests in this window, those refused included. */
		count: integer().notNull(),
		expiresAt: timestamp('expires_at', { withTimezone: true }).notNull()
	},
	(table) => [index('rate_limits_expires_at').on(table.expiresAt)]
);
