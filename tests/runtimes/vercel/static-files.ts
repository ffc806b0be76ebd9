import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { StaticFile } from './outputs.ts';
import { platformError, REVALIDATE } from './platform-answers.ts';

const UTF_8 = '; charset=utf-8';

const TYPES: Record<string, string> = {
	'.avif': 'image/avif',
	'.css': `text/css${UTF_8}`,
	'.gif': 'image/gif',
	'.html': `text/html${UTF_8}`,
	'.ico': 'image/vnd.microsoft.icon',
	'.jpg': 'image/jpeg',
	'.js': `application/javascript${UTF_8}`,
	'.json': `application/json${UTF_8}`,
	'.mjs': `application/javascript${UTF_8}`,
	'.png': 'image/png',
	'.svg': 'image/svg+xml',
	'.txt': `text/plain${UTF_8}`,
	'.wasm': 'application/wasm',
	'.webmanifest': 'application/manifest+json',
	'.webp': 'image/webp',
	'.woff2': 'font/woff2',
	'.xml': 'application/xml'
};

function matches(request: Request, etag: string): boolean {
	const known = (request.headers.get('if-none-match') ?? '').split(',').map((tag) => tag.trim());
	return known.includes('*') || known.some((tag) => tag.replace(/^W\//, '') === etag);
}

/** Serves a file as the platform does, with the headers that routes gave it; ranges are not reproduced. */
export async function serveFile(
	{ file, contentType }: StaticFile,
	request: Request,
	{ headers: routeHeaders, status = 200 }: { headers: Headers; status?: number }
): Promise<Response> {
	if (!['GET', 'HEAD'].includes(request.method)) return platformError('INVALID_REQUEST_METHOD');

	const body = await readFile(file);
	const etag = `"${createHash('md5').update(body).digest('hex')}"`;
	const headers = new Headers({
		'access-control-allow-origin': '*',
		'cache-control': REVALIDATE,
		'content-disposition': `inline; filename="${encodeURIComponent(basename(file))}"`,
		'content-type': contentType ?? TYPES[extname(file)] ?? 'application/octet-stream',
		etag,
		'x-vercel-cache': 'HIT'
	});
	for (const [name, value] of routeHeaders) {
		if (name === 'set-cookie') headers.append(name, value);
		else headers.set(name, value);
	}
	if (status === 200 && matches(request, etag)) return new Response(null, { status: 304, headers });
	headers.set('content-length', String(body.byteLength));
	return new Response(body, { status, headers });
}
