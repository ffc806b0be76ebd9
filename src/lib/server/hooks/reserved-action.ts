import type { Handle } from '@sveltejs/kit';
import { problem } from '../problem.ts';

/** No action may be called `default`, and SvelteKit takes a request for one for an error of the app: 500, and reported. */
export const reservedAction: Handle = ({ event, resolve }) =>
	event.request.method === 'POST' && event.url.searchParams.has('/default')
		? problem(event, 'not-found')
		: resolve(event);
