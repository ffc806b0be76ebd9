import { json } from '@sveltejs/kit';
import { CRON_SECRET } from '$app/env/private';
import { isBearer } from '$lib/server/bearer';
import { originOf } from '$lib/server/origin';
import { problem } from '$lib/server/problem';
import { tasks } from '$lib/server/tasks';
import type { RequestHandler } from './$types';

/**
 * Every platform's scheduler calls the same task by the same route. Vercel sends `CRON_SECRET` by itself; without one
 * set, nobody can call.
 */
export const GET: RequestHandler = async (event) => {
	if (!CRON_SECRET || !(await isBearer(event.request, CRON_SECRET))) {
		return problem(event, 'unauthorized', {
			headers: { 'www-authenticate': 'Bearer realm="cron"' }
		});
	}
	const run = Object.hasOwn(tasks, event.params.task) ? tasks[event.params.task] : undefined;
	if (!run) return problem(event, 'not-found');
	return json(await run(event.locals.services, originOf(event, undefined)));
};
