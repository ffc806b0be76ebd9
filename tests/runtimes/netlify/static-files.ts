import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { headersFor, parseHeadersFile } from './headers-file.ts';

/** The file for a request, or `undefined` where the deploy has none. */
export type StaticFiles = (request: Request) => Promise<Response | undefined>;

/** Configuration that lies among the published files. */
const NOT_SERVED = new Set(['_headers', '_redirects']);

const CONTENT_TYPES: Partial<Record<string, string>> = {
	'.avif': 'image/avif',
	'.css': 'text/css; charset=UTF-8',
	'.gif': 'image/gif',
	'.html': 'text/html; charset=UTF-8',
	'.ico': 'image/x-icon',
	'.jpeg': 'image/jpeg',
	'.jpg': 'image/jpeg',
	'.js': 'application/javascript; charset=UTF-8',
	'.json': 'application/json',
	'.map': 'application/json',
	'.mjs': 'application/javascript; charset=UTF-8',
	'.pdf': 'application/pdf',
	'.png': 'image/png',
	'.svg': 'image/svg+xml',
	'.txt': 'text/plain; charset=UTF-8',
	'.wasm': 'application/wasm',
	'.webmanifest': 'application/manifest+json',
	'.webp': 'image/webp',
	'.woff': 'font/woff',
	'.woff2': 'font/woff2',
	'.xml': 'application/xml'
};

/** The addresses of a file: `about.html` is `/about` too, and `about/index.html` is `/about/`. */
function addressesOf(path: string): string[] {
	const address = `/${path}`;
	if (!address.endsWith('.html')) return [address];
	const pretty = address.replace(/(\/index)?\.html$/, '');
	return pretty === '' ? ['/', address] : [address, pretty, `${pretty}/`];
}

/** A deploy never changes, so all addresses are known beforehand, and none can leave the folder. */
function indexFolder(folder: string): Map<string, string> {
	const index = new Map<string, string>();
	for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
		if (!entry.isFile()) continue;
		const file = join(entry.parentPath, entry.name);
		const path = relative(folder, file).split(sep).join('/');
		if (NOT_SERVED.has(path)) continue;
		for (const address of addressesOf(path)) index.set(address, file);
	}
	return index;
}

function decoded(pathname: string): string | undefined {
	try {
		return decodeURIComponent(pathname);
	} catch {
		return undefined;
	}
}

function isCurrent(request: Request, etag: string): boolean {
	const known = request.headers.get('if-none-match')?.split(',') ?? [];
	return known
		.map((tag) => tag.trim().replace(/^W\//, ''))
		.some((tag) => tag === etag || tag === '*');
}

/**
 * The static side of a Netlify deploy: pretty addresses, entity tags, and the `_headers` file, which applies to files
 * alone and to nothing a function answers. Range requests and compression are left out.
 * @throws where the folder has redirects, which this host does not follow.
 */
export function staticFiles(folder: string): StaticFiles {
	if (existsSync(join(folder, '_redirects'))) {
		throw new Error('This host does not follow the rules of a _redirects file.');
	}
	const headersFile = join(folder, '_headers');
	const rules = existsSync(headersFile) ? parseHeadersFile(readFileSync(headersFile, 'utf8')) : [];
	const index = indexFolder(folder);

	return async (request) => {
		if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
		const { pathname } = new URL(request.url);
		const file = index.get(decoded(pathname) ?? '');
		if (file === undefined) return undefined;

		const body = await readFile(file);
		const etag = `"${createHash('md5').update(body).digest('hex')}-ssl"`;
		const headers = new Headers({ 'cache-control': 'public,max-age=0,must-revalidate', etag });
		for (const [name, value] of headersFor(rules, pathname)) headers.set(name, value);
		if (isCurrent(request, etag)) return new Response(null, { status: 304, headers });

		if (!headers.has('content-type')) {
			headers.set('content-type', CONTENT_TYPES[extname(file)] ?? 'application/octet-stream');
		}
		headers.set('content-length', String(body.length));
		return new Response(request.method === 'HEAD' ? null : body, { headers });
	};
}
