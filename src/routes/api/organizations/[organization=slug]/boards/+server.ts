import { json } from '@sveltejs/kit';
import { newBoard } from '$lib/schemas/boards';
import { boardAsJson, type BoardSummary } from '$lib/server/boards/board-summary';
import { createBoard } from '$lib/server/boards/create-board';
import { listBoards } from '$lib/server/boards/list-boards';
import { createOnce } from '$lib/server/create-once';
import { requireMember } from '$lib/server/guards';
import { readJson } from '$lib/server/input';
import { problem } from '$lib/server/problem';
import type { RequestHandler } from './$types';

/** All boards of the organization. */
export const GET: RequestHandler = async (event) => {
	const tenant = await requireMember(event);
	return json({ items: await listBoards(tenant) });
};

/** A new board; its slug is in every address of it. */
export const POST: RequestHandler = async (event) => {
	const tenant = await requireMember(event, 'settings:manage');
	const input = await readJson(event, newBoard, { maxBytes: 4096 });
	if (!input.ok) return input.response;
	return createOnce<BoardSummary>(event, tenant, {
		input: input.data,
		made: boardAsJson(input.data.slug),
		async create(itsTenant) {
			const board = await createBoard(itsTenant, input.data);
			return board === 'taken' ? problem(event, 'already-exists') : board;
		},
		answer: (board) =>
			json(board, { status: 201, headers: { location: `${event.url.pathname}/${board.slug}` } })
	});
};
