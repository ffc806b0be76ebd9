import type { RequestHandler } from './$types';

/** Liveness: the process answers. Checks nothing else, or a broken database would get healthy processes killed. */
export const GET: RequestHandler = () =>
	new Response('ok\n', { headers: { 'content-type': 'text/plain', 'cache-control': 'no-store' } });
