import { sql } from 'drizzle-orm';
import {
	check,
	date,
	foreignKey,
	index,
	integer,
	numeric,
	pgTable,
	text,
	timestamp,
	unique,
	uuid
} from 'drizzle-orm/pg-core';
import { TICKET_STATUSES } from '../../ticket-statuses.ts';
import { boards } from '../boards/table.ts';
import { users } from '../identity/table.ts';

const at = (name: string) => timestamp(name, { withTimezone: true });

export const tickets = pgTable(
	'tickets',
	{
		id: uuid().primaryKey(),
		organizationId: uuid('organization_id').notNull(),
		boardId: uuid('board_id').notNull(),
		title: text().notNull(),
		description: text().notNull().default(''),
		status: text({ enum: TICKET_STATUSES }).notNull(),
		/** Where in its column: a fraction between its neighbours', exact; a trigger keeps it short (drizzle/0006_positions_stay_short.sql). */
		position: numeric().notNull(),
		/** One more with every change. Who changes a ticket says which version it knows. */
		version: integer().notNull().default(1),
		/** A member of the organization; a constraint of its own says so (drizzle/0003_tenancy.sql). */
		assigneeId: uuid('assignee_id'),
		dueDate: date('due_date'),
		createdBy: uuid('created_by').references(() => users.id, { onDelete: 'set null' }),
		createdAt: at('created_at').notNull().defaultNow(),
		updatedAt: at('updated_at').notNull().defaultNow(),
		/** Since when it is done; null when it is not. A trigger keeps it (drizzle/0004_completed_at_expand.sql). */
		completedAt: at('completed_at')
	},
	(table) => [
		foreignKey({
			name: 'tickets_board',
			columns: [table.organizationId, table.boardId],
			foreignColumns: [boards.organizationId, boards.id]
		}).onDelete('cascade'),
		unique('tickets_organization_id_id').on(table.organizationId, table.id),
		index('tickets_board_order').on(table.boardId, table.status, table.position, table.id),
		index('tickets_assignee').on(table.organizationId, table.assigneeId),
		check(
			'tickets_completed_when_done',
			sql`(${table.status} = 'done') = (${table.completedAt} is not null)`
		)
	]
);
