import { json } from '@sveltejs/kit';
import { COMMENT_BYTES } from '$lib/board-limits';
import { newComment } from '$lib/schemas/comments';
import { plainPageQuery } from '$lib/schemas/pages';
import { answerPage } from '$lib/server/answer-page';
import { addComment } from '$lib/server/comments/add-comment';
import { commentAsJson, type Comment } from '$lib/server/comments/comment';
import { listComments } from '$lib/server/comments/list-comments';
import { createOnce } from '$lib/server/create-once';
import { listPosition, readCursor } from '$lib/server/cursor';
import { requireMember } from '$lib/server/guards';
import { readJson, readQuery } from '$lib/server/input';
import { problem } from '$lib/server/problem';
import type { RequestHandler } from './$types';

/** What was said about a ticket, the oldest first, page by page. */
export const GET: RequestHandler = async (event) => {
	const tenant = await requireMember(event);
	const query = readQuery(event, plainPageQuery);
	if (!query.ok) return query.response;
	const after = await readCursor(event, query.data.cursor, listPosition);
	if (!after.ok) return after.response;
	const { ticket } = event.params;
	const page = await listComments(tenant, ticket, after.position, query.data.limit);
	return page ? answerPage(event, page) : problem(event, 'not-found');
};

/** A new comment. */
export const POST: RequestHandler = async (event) => {
	const tenant = await requireMember(event, 'ticket:update');
	const input = await readJson(event, newComment, { maxBytes: COMMENT_BYTES });
	if (!input.ok) return input.response;
	const made = { id: crypto.randomUUID(), now: new Date() };
	return createOnce<Comment>(event, tenant, {
		input: input.data,
		made: commentAsJson(made.id),
		async create(itsTenant) {
			const { body } = input.data;
			const comment = await addComment(itsTenant, event.params.ticket, body, made);
			return comment ?? problem(event, 'not-found');
		},
		answer: (comment) => json(comment, { status: 201 })
	});
};
