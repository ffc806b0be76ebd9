import type { Handle } from '@sveltejs/kit';
import { problem } from '../problem.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** What may be done there is in the signature of the address, and not in a cookie that a browser adds. */
const SIGNED_ROUTE = '/storage/[...key]';

/** What a form can send without asking first: https://fetch.spec.whatwg.org/#cors-safelisted-request-header */
const FORM_TYPES = new Set([
	'application/x-www-form-urlencoded',
	'multipart/form-data',
	'text/plain'
]);

/**
 * Refuses requests that another site makes a visitor's browser send. It stands in for SvelteKit's own check, which
 * answers before any handle runs and looks at forms alone; this one covers every unsafe method and content type.
 */
export const sameOrigin: Handle = ({ event, resolve }) => {
	const { request, url, route } = event;
	const isHarmless = SAFE_METHODS.has(request.method) || route.id === SIGNED_ROUTE;
	if (isHarmless || comesFromOurselves(request, url.origin)) return resolve(event);
	return problem(event, 'cross-site');
};

function comesFromOurselves({ headers }: Request, ownOrigin: string): boolean {
	const site = headers.get('sec-fetch-site');
	if (site) return site === 'same-origin' || site === 'none';

	// Browsers older than Sec-Fetch-Site, and visits over plain http, still send Origin.
	const origin = headers.get('origin');
	if (origin) return origin === ownOrigin;

	// Neither header: not a browser, so no cookie was added behind anyone's back. A form is refused all the same, as
	// SvelteKit does, because some old browsers sent forms without Origin.
	const type = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
	return !type || !FORM_TYPES.has(type);
}
