import { m } from '$paraglide/messages';
import type { Locale } from '$paraglide/runtime';
import type { AuditAction, AuditResource } from '../../audit-log.ts';
import { roleName } from '../../role-name.ts';
import { statusName } from '../../status-name.ts';
import { TICKET_STATUSES } from '../../ticket-statuses.ts';
import { ROLES } from '../tenancy/permissions.ts';

/** A recorded change with the words that its sentence is made of. */
export interface Change {
	action: AuditAction;
	/** Columns of the row as it was, or as it became where there was none. */
	row: Readonly<Record<string, unknown>>;
	/** Columns of the row as it became; empty for what was deleted. */
	after: Readonly<Record<string, unknown>>;
	/** Columns that have another value than before. */
	changed: ReadonlySet<string>;
	/** Whether the person of the row is who made the change. */
	isOwn: boolean;
	actor: string;
	/** The person of the row, where it has one. */
	person: string;
	locale: Locale;
}

const LONGEST_QUOTE = 80;

const quote = (value: unknown): string => {
	const text = typeof value === 'string' ? value : '';
	return text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text;
};

const status = (value: unknown, locale: Locale): string => {
	const known = TICKET_STATUSES.find((candidate) => candidate === value);
	return known ? statusName(known, locale) : quote(value);
};

const role = (value: unknown, locale: Locale): string => {
	const known = ROLES.find((candidate) => candidate === value);
	return known ? roleName(known, locale) : quote(value);
};

/** One sentence for what changes alike: by its action, with the row's name. */
const named =
	(
		messages: Record<AuditAction, typeof m.audit_board_insert>,
		column: string
	): ((change: Change) => string) =>
	({ action, actor, row, locale }) =>
		messages[action]({ actor, name: quote(row[column]) }, { locale });

function ofTicket({ action, actor, row, after, changed, locale }: Change): string {
	const title = quote(after.title ?? row.title);
	if (action === 'insert') return m.audit_ticket_insert({ actor, title }, { locale });
	if (action === 'delete') return m.audit_ticket_delete({ actor, title }, { locale });
	if (changed.has('status')) {
		const [from, to] = [status(row.status, locale), status(after.status, locale)];
		return m.audit_ticket_move({ actor, title, from, to }, { locale });
	}
	if (changed.has('position')) return m.audit_ticket_order({ actor, title }, { locale });
	return m.audit_ticket_update({ actor, title }, { locale });
}

function ofComment({ action, actor, row, locale }: Change): string {
	const body = quote(row.body);
	if (action === 'insert') return m.audit_comment_insert({ actor, body }, { locale });
	if (action === 'delete') return m.audit_comment_delete({ actor, body }, { locale });
	return m.audit_comment_update({ actor }, { locale });
}

function ofMember({ action, actor, person, row, after, isOwn, locale }: Change): string {
	const [was, is] = [role(row.role, locale), role(after.role, locale)];
	if (action === 'update') return m.audit_member_update({ actor, person, role: is }, { locale });
	if (action === 'insert') {
		if (isOwn) return m.audit_member_join({ actor, role: was }, { locale });
		return m.audit_member_insert({ actor, person, role: was }, { locale });
	}
	return isOwn
		? m.audit_member_leave({ actor }, { locale })
		: m.audit_member_delete({ actor, person }, { locale });
}

function ofInvitation({ action, actor, row, after, locale }: Change): string {
	const email = quote(row.email);
	if (action === 'insert') return m.audit_invitation_insert({ actor, email }, { locale });
	if (action === 'delete') return m.audit_invitation_delete({ actor, email }, { locale });
	return after.status === 'accepted'
		? m.audit_invitation_accept({ actor, email }, { locale })
		: m.audit_invitation_update({ actor, email }, { locale });
}

const ofAttachment = (change: Change): string =>
	named(
		{
			insert: m.audit_attachment_insert,
			update: change.changed.has('completed_at')
				? m.audit_attachment_complete
				: m.audit_attachment_update,
			delete: m.audit_attachment_delete
		},
		'file_name'
	)(change);

const ofIntegration = (change: Change): string =>
	named(
		{
			insert: m.audit_integration_insert,
			update: change.changed.has('key_id')
				? m.audit_integration_rotate
				: m.audit_integration_update,
			delete: m.audit_integration_delete
		},
		'name'
	)(change);

/** What happened, for people: one for each table whose changes are recorded. */
export const sentences: Record<AuditResource, (change: Change) => string> = {
	organizations: named(
		{
			insert: m.audit_organization_insert,
			update: m.audit_organization_update,
			delete: m.audit_organization_delete
		},
		'name'
	),
	members: ofMember,
	invitations: ofInvitation,
	boards: named(
		{ insert: m.audit_board_insert, update: m.audit_board_update, delete: m.audit_board_delete },
		'name'
	),
	tickets: ofTicket,
	comments: ofComment,
	attachments: ofAttachment,
	integrations: ofIntegration
};
