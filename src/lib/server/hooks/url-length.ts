import type { Handle } from '@sveltejs/kit';
import { problem } from '../problem.ts';

/** RFC 9110 asks servers to support at least 8,000 octets; no route of ours needs more. */
const MAX_LENGTH = 8192;

/** Refuses addresses that no link of ours could have. */
export const urlLength: Handle = ({ event, resolve }) => {
	const { pathname, search } = event.url;
	if (pathname.length + search.length > MAX_LENGTH) return problem(event, 'uri-too-long');
	return resolve(event);
};
