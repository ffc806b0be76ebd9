import { readdirSync } from 'node:fs';
import { PROBLEM } from '../support/client.ts';

export interface ResponseCase {
	name: string;
	status: number;
	path: string;
	/** The content type of the answer; none where it has no body worth one. */
	type?: RegExp;
	init?: RequestInit;
}

const HTML = /^text\/html/;
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const json = { 'content-type': 'application/json' };
const elsewhere = { origin: 'https://evil.example' };

const post = (headers: Record<string, string>, body: string): RequestInit => ({
	method: 'POST',
	headers,
	body
});

function immutableFile(): string {
	const folder = '_app/immutable/entry';
	const file = readdirSync(`build/client/${folder}`).find((name) => name.endsWith('.js'));
	return `/${folder}/${file ?? 'missing'}`;
}

/** Every kind of answer there is. */
export const responseCases = (): ResponseCase[] => [
	{ name: 'a page', status: 200, path: '/', type: HTML },
	{ name: 'a page by HEAD', status: 200, path: '/', type: HTML, init: { method: 'HEAD' } },
	{ name: 'the data of a page', status: 200, path: '/__data.json', type: /json/ },
	{ name: 'JSON', status: 200, path: '/api/info', type: /^application\/json/ },
	{ name: 'a stream', status: 200, path: '/api/stream?chunks=2&intervalMs=0', type: /ndjson/ },
	{ name: 'a liveness check', status: 200, path: '/healthz', type: /^text\/plain/ },
	{ name: 'a readiness check', status: 200, path: '/readyz', type: /health\+json/ },
	{ name: 'a static file', status: 200, path: '/favicon.svg', type: /svg/ },
	{ name: 'an immutable file', status: 200, path: immutableFile(), type: /javascript/ },
	{ name: 'a prerendered page', status: 200, path: '/ko/problems', type: HTML },
	{ name: 'the public environment', status: 200, path: '/_app/env.js', type: /javascript/ },
	{ name: 'OPTIONS of a page', status: 204, path: '/', init: { method: 'OPTIONS' } },
	{ name: 'a redirect to the right slash', status: 308, path: '/healthz/' },
	{ name: 'a redirect to a prerendered page', status: 308, path: '/en/problems/' },
	{
		name: 'malformed JSON',
		status: 400,
		path: '/api/vitals',
		type: PROBLEM,
		init: post(json, '{')
	},
	{ name: 'a malformed address', status: 400, path: '/%ff', type: HTML },
	{
		name: 'a form of another site',
		status: 403,
		path: '/',
		type: PROBLEM,
		init: post({ ...form, ...elsewhere }, 'a=b')
	},
	{
		name: 'JSON of another site',
		status: 403,
		path: '/api/vitals',
		type: PROBLEM,
		init: post({ ...json, 'sec-fetch-site': 'cross-site' }, '{}')
	},
	{ name: 'a form from nowhere', status: 403, path: '/', type: PROBLEM, init: post(form, 'a=b') },
	{
		name: 'DELETE of another site',
		status: 403,
		path: '/api/info',
		type: PROBLEM,
		init: { method: 'DELETE', headers: elsewhere }
	},
	{
		name: 'a POST to a file',
		status: 405,
		path: '/favicon.svg',
		type: PROBLEM,
		init: { method: 'POST' }
	},
	{
		name: 'a POST to a file by another spelling',
		status: 405,
		path: '/%66avicon.svg',
		type: PROBLEM,
		init: { method: 'POST' }
	},
	{
		name: 'a POST to a prerendered page',
		status: 405,
		path: '/en/problems',
		type: PROBLEM,
		init: { method: 'POST' }
	},
	{ name: 'an unknown page', status: 404, path: '/no/such/page', type: HTML },
	{ name: 'an unknown API route', status: 404, path: '/api/no/such', type: PROBLEM },
	{ name: 'an unknown asset', status: 404, path: '/_app/immutable/none.js' },
	{
		name: 'an unsupported method of the API',
		status: 405,
		path: '/api/info',
		type: PROBLEM,
		init: { method: 'PUT' }
	},
	{
		name: 'an unsupported method of a page',
		status: 405,
		path: '/',
		type: PROBLEM,
		init: { method: 'PUT' }
	},
	{
		name: 'a method no route knows',
		status: 405,
		path: '/api/info',
		type: PROBLEM,
		init: { method: 'PROPFIND' }
	},
	{ name: 'an address of 10 kB', status: 414, path: `/?${'x'.repeat(10_000)}`, type: PROBLEM },
	{ name: 'an unexpected error', status: 500, path: '/api/fail', type: PROBLEM },
	{
		name: 'an unexpected error in a browser',
		status: 500,
		path: '/api/fail',
		type: HTML,
		init: { headers: { accept: 'text/html' } }
	}
];
