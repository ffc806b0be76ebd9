import { json } from '@sveltejs/kit';
import { outlineBoard } from '$lib/server/boards/read-board';
import { requireMember } from '$lib/server/guards';
import { problem } from '$lib/server/problem';
import type { RequestHandler } from './$types';

/** One board, and where its tickets stand; what they say is a list of its own. */
export const GET: RequestHandler = async (event) => {
	const tenant = await requireMember(event);
	const board = await outlineBoard(tenant, event.params.board);
	return board ? json(board) : problem(event, 'not-found');
};
