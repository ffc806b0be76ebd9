import { listBoards } from '$lib/server/boards/list-boards';
import { requireMember } from '$lib/server/guards';
import { changeStream } from '$lib/server/live-updates/change-stream';
import { openStreams } from '$lib/server/live-updates/open-streams';
import { problem } from '$lib/server/problem';
import type { RequestHandler } from './$types';

/** Tabs that are not looked at close theirs, so this is for browsers side by side. */
const streams = openStreams(10);
const HEARTBEAT_MS = 25_000;
const LIFETIME_MS = 300_000;

const HEADERS = {
	'content-type': 'text/event-stream',
	'cache-control': 'no-store, no-transform',
	// nginx buffers otherwise: https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_buffering
	'x-accel-buffering': 'no'
};

/** Server-sent events: one for each change of the board, without what it was. */
export const GET: RequestHandler = async (event) => {
	const { changes, logger } = event.locals.services;
	const found = await findBoard(event);
	if (!found) return problem(event, 'not-found');
	if (!changes) return problem(event, 'not-implemented');

	const { boardId, userId } = found;
	const leave = streams.enter(userId);
	if (!leave) return problem(event, 'too-many-requests', { headers: { 'retry-after': '10' } });
	const times = { heartbeatMs: HEARTBEAT_MS, lifetimeMs: LIFETIME_MS };
	try {
		const stream = await changeStream({ changes, boardId, ...times, onEnd: leave });
		return new Response(stream, { headers: HEADERS });
	} catch (err) {
		leave();
		logger.warn({ requestId: event.locals.requestId, err }, 'changes cannot be told');
		return problem(event, 'unavailable');
	}
};

/** What GET would begin, without a stream that nobody reads. */
export const HEAD: RequestHandler = async (event) => {
	if (!(await findBoard(event))) return problem(event, 'not-found');
	if (!event.locals.services.changes) return problem(event, 'not-implemented');
	return new Response(null, { headers: HEADERS });
};

async function findBoard(event: Parameters<RequestHandler>[0]) {
	const tenant = await requireMember(event);
	const board = (await listBoards(tenant)).find(({ slug }) => slug === event.params.board);
	return board && { boardId: board.id, userId: tenant.actorId };
}
