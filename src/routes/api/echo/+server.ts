import { readBody } from '$lib/server/input';
import type { RequestHandler } from './$types';

/**
 * The most any of our routes reads. Vercel lets 4.5 MB through to a function, and Netlify 6 MB after base64, which is as
 * much; below both, the refusal is ours, with an explanation.
 */
const MAX_BYTES = 4 * 1024 * 1024;

/** Sends back the bytes it was sent, as bytes: whatever they claimed to be, no browser will take them for a page. */
export const POST: RequestHandler = async (event) => {
	const body = await readBody(event, { maxBytes: MAX_BYTES });
	if (!body.ok) return body.response;
	return new Response(body.data, { headers: { 'content-type': 'application/octet-stream' } });
};
