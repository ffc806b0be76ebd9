/** What the API answers with; that answers are so is checked by tests/contract/openapi.test.ts. */
import { z } from 'zod';
import { AUDIT_ACTIONS, AUDIT_RESOURCES } from '../../audit-log.ts';
import { TICKET_STATUSES } from '../../ticket-statuses.ts';
import type { AuditEntry } from '../audit/list-audit-logs.ts';
import type { BoardSummary } from '../boards/board-summary.ts';
import type { BoardOutline } from '../boards/read-board.ts';
import type { Comment } from '../comments/comment.ts';
import type { MemberSummary } from '../organizations/page-members.ts';
import { permissionsOf, ROLES } from '../tenancy/permissions.ts';
import type { Ticket } from '../tickets/ticket.ts';
import type { UsageDay } from '../usage/read-usage.ts';

const person = z.uuid().nullable();
const moment = z.iso.datetime();
const role = z.enum(ROLES);

export const organization = z
	.object({
		id: z.uuid(),
		slug: z.string(),
		name: z.string(),
		role: role.meta({ description: 'Of whoever asks.' }),
		permissions: z.array(z.enum(permissionsOf('owner'))).meta({ description: 'Of that role.' })
	})
	.meta({ id: 'Organization' });

const boardFields = { id: z.uuid(), slug: z.string(), name: z.string() };
const column = z.array(z.uuid());

export const board = z.object(boardFields).meta({ id: 'Board' }) satisfies z.ZodType<BoardSummary>;

export const boardOutline = z
	.object({
		...boardFields,
		columns: z
			.object({ todo: column, doing: column, done: column })
			.meta({ description: 'The ids of the tickets, from top to bottom.' })
	})
	.meta({ id: 'BoardOutline' }) satisfies z.ZodType<BoardOutline>;

export const ticket = z
	.object({
		id: z.uuid(),
		boardId: z.uuid(),
		title: z.string(),
		description: z.string(),
		status: z.enum(TICKET_STATUSES),
		version: z.int().min(1).meta({ description: 'One more with every change; also the ETag.' }),
		assigneeId: person,
		dueDate: z.iso.date().nullable(),
		createdBy: person.meta({ description: 'Null when the account was deleted.' }),
		createdAt: moment,
		updatedAt: moment
	})
	.meta({ id: 'Ticket' }) satisfies z.ZodType<Ticket>;

export const comment = z
	.object({
		id: z.uuid(),
		authorId: person.meta({ description: 'Null when the account was deleted.' }),
		authorName: z.string().nullable().meta({ description: 'Null for who is no longer a member.' }),
		body: z.string(),
		createdAt: moment
	})
	.meta({ id: 'Comment' }) satisfies z.ZodType<Comment>;

export const member = z
	.object({ id: z.uuid(), userId: z.uuid(), name: z.string(), role, createdAt: moment })
	.meta({ id: 'Member' }) satisfies z.ZodType<MemberSummary>;

const row = z.record(z.string(), z.unknown()).nullable();

export const auditEntry = z
	.object({
		id: z.int(),
		actorId: person.meta({ description: 'Null for what the app did by itself.' }),
		actorName: z.string().nullable(),
		action: z.enum(AUDIT_ACTIONS),
		resource: z.enum(AUDIT_RESOURCES),
		resourceId: z.uuid(),
		before: row.meta({ description: 'The row as it was.' }),
		after: row.meta({ description: 'The row as it is since.' }),
		requestId: z.string().nullable(),
		address: z.string().nullable(),
		userAgent: z.string().nullable(),
		createdAt: moment
	})
	.meta({ id: 'AuditEntry' }) satisfies z.ZodType<AuditEntry>;

const amount = z.int().min(0);

export const usageDay = z
	.object({
		day: z.iso.date().meta({ description: 'In UTC.' }),
		tickets: amount,
		comments: amount,
		attachments: amount,
		bytes: amount
	})
	.meta({ id: 'UsageDay' }) satisfies z.ZodType<UsageDay>;
