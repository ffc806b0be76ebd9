import type { Handle } from '@sveltejs/kit';

const READS = new Set(['GET', 'HEAD']);
const OPAQUE = /"[^"]*"/g;

/**
 * Answers 304 to who already has the current version: https://www.rfc-editor.org/rfc/rfc9110#name-if-none-match
 * SvelteKit does so too, but after every handle, and drops the headers they have set.
 */
export const conditional: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	if (!READS.has(event.request.method)) return response;
	const etag = response.headers.get('etag');
	const known = event.request.headers.get('if-none-match');
	if (response.status !== 200 || !etag || !known || !matches(known, etag)) return response;

	const headers = new Headers(response.headers);
	headers.delete('content-length');
	headers.delete('content-type');
	return new Response(null, { status: 304, headers });
};

/** Weak comparison: proxies that compress mark the tag as weak. A tag may have commas in it. */
function matches(known: string, etag: string): boolean {
	const [current] = etag.match(OPAQUE) ?? [];
	return known.trim() === '*' || (known.match(OPAQUE) ?? []).some((tag) => tag === current);
}
