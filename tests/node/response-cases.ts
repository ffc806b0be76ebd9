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
const post: RequestInit = { method: 'POST' };

function immutableFile(): string {
	const folder = '_app/immutable/entry';
	const file = readdirSync(`build/client/${folder}`).find((name) => name.endsWith('.js'));
	return `/${folder}/${file ?? 'missing'}`;
}

/** Kinds of answers that only a server of our own gives as it gives all others; the contract has the rest. */
export const responseCases = (): ResponseCase[] => [
	{ name: 'a page', status: 200, path: '/', type: HTML },
	{ name: 'a static file', status: 200, path: '/favicon.svg', type: /svg/ },
	{ name: 'an immutable file', status: 200, path: immutableFile(), type: /javascript/ },
	{ name: 'a prerendered page', status: 200, path: '/ko/problems', type: HTML },
	{ name: 'the public environment', status: 200, path: '/_app/env.js', type: /javascript/ },
	{ name: 'a redirect to the right slash', status: 308, path: '/healthz/' },
	{ name: 'a redirect to a prerendered page', status: 308, path: '/en/problems/' },
	{ name: 'a malformed address', status: 400, path: '/%ff', type: HTML },
	{ name: 'a POST to a file', status: 405, path: '/favicon.svg', type: PROBLEM, init: post },
	{
		name: 'a POST to a file by another spelling',
		status: 405,
		path: '/%66avicon.svg',
		type: PROBLEM,
		init: post
	},
	{
		name: 'a POST to a prerendered page',
		status: 405,
		path: '/en/problems',
		type: PROBLEM,
		init: post
	},
	{ name: 'an unknown asset', status: 404, path: '/_app/immutable/none.js' }
];
