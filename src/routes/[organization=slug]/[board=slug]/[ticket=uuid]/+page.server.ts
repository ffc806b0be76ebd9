import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
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

/** Ten thousand characters of any script, as forms send them: up to nine bytes each. */
const LARGEST_FORM = { maxBytes: 131_072 };

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

export const actions: Actions = {
	/** Whoever lost a race sees what won beside what they wrote. */
	save: async (event) => {
		const tenant = await requireMember(event, 'ticket:update');
		const form = await readForm(event, ticketChangesForm, LARGEST_FORM);
		if (!form.ok) return fail(400, { errors: form.errors });
		const { version, ...written } = form.data;
		const change = await updateTicket(tenant, event.params.ticket, version, written);
		if (change.outcome === 'not-found') refuse(event, 'not-found');
		if (change.outcome === 'no-member') refuse(event, 'invalid-input');
		if (change.outcome === 'conflict') return fail(409, { written });
		redirect(303, `${event.url.pathname}?saved`);
	},

	/** Leads to the board, where the ticket stands then. */
	move: async (event) => {
		const tenant = await requireMember(event, 'ticket:update');
		const form = await readForm(event, ticketMoveForm, LARGEST_FORM);
		if (!form.ok) return fail(400, { errors: form.errors });
		const { version, ...destination } = form.data;
		const change = await moveTicket(tenant, event.params.ticket, version, destination);
		if (change.outcome === 'not-found') refuse(event, 'not-found');
		if (change.outcome === 'conflict') return fail(409, { isLate: true });
		redirect(303, `${boardOf(event)}#ticket-${event.params.ticket}`);
	},

	comment: async (event) => {
		const tenant = await requireMember(event, 'ticket:update');
		const form = await readForm(event, newComment, LARGEST_FORM);
		if (!form.ok) return fail(400, { errors: form.errors });
		const made = { id: crypto.randomUUID(), now: new Date() };
		const comment = await addComment(tenant, event.params.ticket, form.data.body, made);
		if (!comment) refuse(event, 'not-found');
		redirect(303, `${event.url.pathname}#comment-${comment.id}`);
	},

	delete: async (event) => {
		const tenant = await requireMember(event, 'ticket:delete');
		const form = await readForm(event, ticketDeletionForm, LARGEST_FORM);
		if (!form.ok) return fail(400, { errors: form.errors });
		const change = await deleteTicket(tenant, event.params.ticket, form.data.version);
		if (change.outcome === 'not-found') refuse(event, 'not-found');
		if (change.outcome === 'conflict') return fail(409, { isLate: true });
		redirect(303, boardOf(event));
	}
};
