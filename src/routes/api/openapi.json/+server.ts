import { toBase64Url } from '$lib/server/base64';
import { openApiDocument } from '$lib/server/openapi/document';
import type { RequestHandler } from './$types';

/** Made when someone asks, once: most processes never need it. */
let made: ReturnType<typeof make> | undefined;

async function make(release: string) {
	const body = JSON.stringify(openApiDocument(release));
	const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(body));
	return { body, etag: `"${toBase64Url(new Uint8Array(digest))}"` };
}

/** What the API can do, for programs that read OpenAPI. */
export const GET: RequestHandler = async ({ locals }) => {
	const { body, etag } = await (made ??= make(locals.services.deployment.release));
	return new Response(body, {
		headers: { 'content-type': 'application/json', etag, 'cache-control': 'no-cache' }
	});
};
