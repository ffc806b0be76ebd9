import type { Handle } from '@sveltejs/kit';
import { withHeaders } from '../with-headers.ts';

/**
 * What does not say who may keep it is for this visitor alone. Caches may keep by their own judgement what says nothing
 * (https://www.rfc-editor.org/rfc/rfc9111#section-4.2.2), and SvelteKit's worker on Cloudflare keeps what says something
 * without forbidding it: by address, whatever cookies were sent, and answers before any code of ours runs.
 */
export const privateByDefault: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	if (response.headers.has('cache-control')) return response;
	const personal = withHeaders(response, { 'cache-control': 'private, no-store' });
	// Nobody has a copy that could be compared. SvelteKit would answer such a comparison itself, without our headers.
	personal.headers.delete('etag');
	return personal;
};
