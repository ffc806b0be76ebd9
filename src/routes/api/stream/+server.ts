import { streamQuery } from '$lib/schemas/stream';
import { readQuery } from '$lib/server/input';
import { tickStream } from '$lib/server/tick-stream';
import type { RequestHandler } from './$types';

/** Chunks arrive as they are made: nobody on the way may collect them first. */
export const GET: RequestHandler = (event) => {
	const query = readQuery(event, streamQuery);
	if (!query.ok) return query.response;
	const ticks = tickStream({ ...query.data, now: () => performance.now() });
	return new Response(ticks, {
		headers: {
			'content-type': 'application/x-ndjson',
			'cache-control': 'no-store, no-transform',
			// nginx buffers otherwise: https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_buffering
			'x-accel-buffering': 'no'
		}
	});
};
