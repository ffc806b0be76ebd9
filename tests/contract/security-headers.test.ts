import { describe, expect, test } from 'vitest';
import { expectPolicy, type Kind } from '../support/policy.ts';
import { app, send, testIfAble } from './subject.ts';

/** An immutable file that the start page loads. */
async function immutableFile(): Promise<string> {
	const { body } = await send('/');
	const [path = 'none'] = /_app\/immutable\/entry\/[\w.-]+\.js/.exec(body) ?? [];
	return `/${path}`;
}

const html = { headers: { accept: 'text/html' } };
const post = (headers: Record<string, string>): RequestInit => ({ method: 'POST', headers });
const json = { 'content-type': 'application/json' };

const answers: [name: string, kind: Kind, path: string, status: number, init?: RequestInit][] = [
	['a page', 'page', '/', 200],
	['a page by HEAD', 'page', '/', 200, { method: 'HEAD' }],
	['a page with a form', 'page', '/preferences', 200],
	['the page of an unknown address', 'page', '/no/such/page', 404, html],
	['the data of a page', 'data', '/__data.json', 200],
	['JSON', 'data', '/api/info', 200],
	['text', 'data', '/healthz', 200],
	['a stream', 'data', '/api/stream?chunks=1', 200],
	['an edge route', 'data', '/api/edge', 200],
	['bytes', 'data', '/api/echo', 200, post({})],
	['a redirect', 'data', '/problems', 307],
	['a redirect to the right slash', 'data', '/healthz/', 308],
	['OPTIONS', 'data', '/', 204, { method: 'OPTIONS' }],
	['refused input', 'data', '/api/vitals', 400, { ...post(json), body: '{' }],
	['a request without credentials', 'data', '/api/cron/prune', 401],
	[
		'a request of another site',
		'data',
		'/api/vitals',
		403,
		post({ origin: 'https://evil.example' })
	],
	['an unknown API route', 'data', '/api/none', 404],
	['a refused method', 'data', '/api/info', 405, { method: 'PUT' }],
	['an address of 9 kB', 'data', `/?${'x'.repeat(9000)}`, 414],
	[
		'a body that is too large',
		'data',
		'/api/vitals',
		413,
		{ ...post(json), body: 'x'.repeat(5000) }
	],
	['an unexpected error', 'data', '/api/fail', 500],
	['the page of an unexpected error', 'error.html', '/api/fail', 500, html],
	['a static file', 'file', '/favicon.svg', 200],
	['a text file', 'file', '/robots.txt', 200],
	['a prerendered page', 'file', '/en/problems', 200],
	['a prerendered page by HEAD', 'file', '/ko/problems', 200, { method: 'HEAD' }]
];

describe('the whole policy is on', () => {
	test.each(answers)('%s', async (_, kind, path, status, init) => {
		const { response } = await send(path, init);
		expect(response.status).toBe(status);
		expectPolicy(kind, response.headers);
	});

	test('an immutable file', async () => {
		const { response } = await send(await immutableFile());
		expect(response.status).toBe(200);
		expectPolicy('file', response.headers);
	});

	testIfAble('missing assets through the app', 'an asset that is not there', async () => {
		const { response } = await send('/_app/immutable/none.js');
		expect(response.status).toBe(404);
		expectPolicy('data', response.headers);
	});

	testIfAble('method check of files', 'a POST to a file', async () => {
		const { response } = await send('/favicon.svg', { method: 'POST' });
		expect(response.status).toBe(405);
		expectPolicy('data', response.headers);
	});

	testIfAble('protocol of files', 'a file asks for https only where https is used', async () => {
		const { response } = await send('/favicon.svg');
		expect(response.headers.has('strict-transport-security')).toBe(false);
	});

	test('a file the browser already has', async () => {
		const etag = (await send('/favicon.svg')).response.headers.get('etag') ?? '';
		const { response } = await send('/favicon.svg', { headers: { 'if-none-match': etag } });
		expect(response.status).toBe(304);
		expectPolicy('file', response.headers);
	});
});

describe('content security policy', () => {
	const nonceOf = async () => {
		const { response, body } = await send('/');
		const csp = response.headers.get('content-security-policy') ?? '';
		return { nonce: /'nonce-([^']+)'/.exec(csp)?.[1] ?? 'none', body };
	};

	test('the nonce of a page is the one its script has', async () => {
		const { nonce, body } = await nonceOf();
		expect(body).toContain(`<script nonce="${nonce}">`);
	});

	test('it differs from request to request', async () => {
		expect((await nonceOf()).nonce).not.toBe((await nonceOf()).nonce);
	});

	test('a prerendered page names the hash of its script', async () => {
		const { body } = await send('/en/problems');
		expect(body).toMatch(/http-equiv="content-security-policy"[^>]*sha256-/);
		expect(body).not.toContain('nonce=');
	});

	test('no script, style or frame of a page is of another origin', async () => {
		const { body } = await send('/');
		const addresses = [...body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address);
		const origins = addresses.map((address) => new URL(address ?? '', app.url).origin);
		expect(new Set(origins)).toEqual(new Set([app.url]));
	});
});
