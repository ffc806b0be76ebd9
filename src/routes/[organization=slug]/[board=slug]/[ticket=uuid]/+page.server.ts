import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { COMMENT_BYTES, TICKET_BYTES } from '$lib/board-limits';
import type { TicketFields } from '$lib/board/reconcile';
import { newComment } from '$lib/schemas/comments';
import { ticketChangesForm, ticketDeletionForm, ticketMoveForm } from '$lib/schemas/tickets';
import { listAttachments } from '$lib/server/attachments/list-attachments';
import { addComment } from '$lib/server/comments/add-comment';
import { requireMember } from '$lib/server/guards';
import { readForm } from '$lib/server/input';
import { refuse } from '$lib/server/refuse';
import { deleteTicket } from '$lib/server/tickets/delete-ticket';
import { moveTicket } from '$lib/server/tickets/move-ticket';
import { readTicket } from '$lib/server/tickets/read-ticket';
import { updateTicket } from '$lib/server/tickets/update-ticket';
import type { Actions, PageServerLoad } from './$types';

/** For forms that nobody writes into. */
const SMALL = { maxBytes: 1024 };

export const load: PageServerLoad = async (event) => {
	event.depends(`board:${event.params.board}`);
	const tenant = await requireMember(event);
	const [found, attachments] = await Promise.all([
		readTicket(tenant, event.params.ticket),
		listAttachments(tenant, event.params.ticket)
	]);
	if (found?.board.slug !== event.params.board) refuse(event, 'not-found');
	return {
		...found,
		attachments,
		hasStorage: event.locals.services.storage !== undefined,
		isSaved: event.url.searchParams.has('saved'),
		liveUpdates: event.locals.services.deployment.capabilities.liveUpdates
	};
};

const boardOf = ({ params }: RequestEvent<{ organization: string; board: string }>) =>
	`/${params.organization}/${params.board}`;

/** What was written, as far as the form can show it again. */
const writtenIn = (entered: Partial<Record<string, string>>): TicketFields => ({
	title: entered.title ?? '',
	description: entered.description ?? '',
	assigneeId: entered.assigneeId || null,
	dueDate: entered.dueDate || null
});

export const actions: Actions = {
	/** What was written is never lost, and whoever lost a race sees what won beside it. */
	save: async (event) => {
		const tenant = await requireMember(event, 'ticket:update');
		const form = await readForm(event, ticketChangesForm, { maxBytes: TICKET_BYTES });
		if (!form.ok) return fail(400, { errors: form.errors, written: writtenIn(form.entered) });
		const { version, ...written } = form.data;
		const change = await updateTicket(tenant, event.params.ticket, version, written);
		if (change.outcome === 'not-found') refuse(event, 'not-found');
		if (change.outcome === 'no-member') return fail(400, { written });
		if (change.outcome === 'conflict') return fail(409, { isLate: true, written });
		redirect(303, `${event.url.pathname}?saved`);
	},

	/** Leads to the board, where the ticket stands then. */
	move: async (event) => {
		const tenant = await requireMember(event, 'ticket:update');
		const form = await readForm(event, ticketMoveForm, SMALL);
		if (!form.ok) return fail(400, { errors: form.errors });
		const { version, ...destination } = form.data;
		const change = await moveTicket(tenant, event.params.ticket, version, destination);
		if (change.outcome === 'not-found') refuse(event, 'not-found');
		if (change.outcome === 'conflict') return fail(409, { isLate: true });
		redirect(303, `${boardOf(event)}#ticket-${event.params.ticket}`);
	},

	comment: async (event) => {
		const tenant = await requireMember(event, 'ticket:update');
		const form = await readForm(event, newComment, { maxBytes: COMMENT_BYTES });
		if (!form.ok) return fail(400, { errors: form.errors, comment: form.entered.body });
		const made = { id: crypto.randomUUID(), now: new Date() };
		const comment = await addComment(tenant, event.params.ticket, form.data.body, made);
		if (!comment) refuse(event, 'not-found');
		redirect(303, `${event.url.pathname}#comment-${comment.id}`);
	},

	delete: async (event) => {
		const tenant = await requireMember(event, 'ticket:delete');
		const form = await readForm(event, ticketDeletionForm, SMALL);
		if (!form.ok) return fail(400, { errors: form.errors });
		const change = await deleteTicket(tenant, event.params.ticket, form.data.version);
		if (change.outcome === 'not-found') refuse(event, 'not-found');
		if (change.outcome === 'conflict') return fail(409, { isLate: true });
		redirect(303, boardOf(event));
	}
};
