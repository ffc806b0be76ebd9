import { z } from 'zod';
import { DESCRIPTION_LENGTH, DUE_DATES, SEARCH_LENGTH, TITLE_LENGTH } from '../board-limits.ts';
import { TICKET_STATUSES } from '../ticket-statuses.ts';
import { pageQuery } from './pages.ts';
import { emptyAsNull, line, text } from './text.ts';

const title = line(TITLE_LENGTH);
const description = text(DESCRIPTION_LENGTH);
const status = z.enum(TICKET_STATUSES);
const assigneeId = z.uuid().nullable();
/** A day of the calendar. */
const dueDate = z.iso
	.date()
	.refine((day) => day >= DUE_DATES.min && day <= DUE_DATES.max, {
		error: `expected a day from ${DUE_DATES.min} to ${DUE_DATES.max}`
	})
	.nullable();

export const newTicket = z.strictObject({
	title,
	description: description.default(''),
	status: status.default('todo'),
	assigneeId: assigneeId.default(null),
	dueDate: dueDate.default(null)
});

/** What is left out stays as it is. The status is not here: moving a ticket also says where in its column it goes. */
export const ticketChanges = z
	.strictObject({ title, description, assigneeId, dueDate })
	.partial()
	.refine((changes) => Object.keys(changes).length > 0, { error: 'expected a change' });

export const ticketMove = z.strictObject({
	status,
	/** The ticket to stand behind; null is the beginning of the column. */
	after: z.uuid().nullable()
});

const formVersion = z.coerce.number().int().min(1).max(2_147_483_647);

/** As forms send them: text in every field, and the version in a hidden one. */
export const newTicketForm = z.strictObject({
	title,
	description: description.default(''),
	status: status.default('todo'),
	assigneeId: emptyAsNull(assigneeId).default(null),
	dueDate: emptyAsNull(dueDate).default(null)
});
export const ticketChangesForm = z.strictObject({
	version: formVersion,
	title,
	description,
	assigneeId: emptyAsNull(assigneeId),
	dueDate: emptyAsNull(dueDate)
});
export const ticketMoveForm = z.strictObject({
	version: formVersion,
	status,
	after: emptyAsNull(z.uuid().nullable())
});
export const ticketDeletionForm = z.strictObject({ version: formVersion });

export const ticketsQuery = z.strictObject({
	...pageQuery,
	status: status.optional(),
	/** A member's id, or `none` for tickets that nobody has. */
	assignee: z.union([z.literal('none'), z.uuid()]).optional(),
	/** Part of the title or the description. */
	q: line(SEARCH_LENGTH).optional()
});
