import { describe, expect, test } from 'vitest';
import { fakeEvent, resolveWith } from '../../../../tests/support/fake-event.ts';
import type { Storage } from '../ports/storage/index.ts';
import {
	dataCsp,
	fileCsp,
	pageDirectives,
	policyHeaders,
	staticPageCsp
} from '../security-policy.ts';
import { securityHeaders } from './security-headers.ts';

async function headersOf(response: Response, url = 'http://localhost/') {
	const answered = await securityHeaders({
		event: fakeEvent({ url }),
		resolve: resolveWith(response)
	});
	return answered.headers;
}

describe('securityHeaders', () => {
	test('every answer carries the whole policy', async () => {
		const headers = await headersOf(new Response('ok'));
		for (const [name, value] of Object.entries(policyHeaders))
			expect(headers.get(name)).toBe(value);
	});

	test('data may load nothing', async () => {
		expect((await headersOf(Response.json({}))).get('content-security-policy')).toBe(dataCsp);
	});

	test("a page keeps SvelteKit's policy with its nonce", async () => {
		const csp = "script-src 'self' 'nonce-abc'";
		const page = new Response('', {
			headers: { 'content-type': 'text/html', 'content-security-policy': csp }
		});
		expect((await headersOf(page)).get('content-security-policy')).toBe(csp);
	});

	test('a page without a policy of its own may load our own files only', async () => {
		const page = new Response('', { headers: { 'content-type': 'text/html; charset=utf-8' } });
		expect((await headersOf(page)).get('content-security-policy')).toBe(staticPageCsp);
	});

	test('a page may send files to storage that is elsewhere, and nothing more', async () => {
		const csp = "connect-src 'self'; object-src 'none'";
		const page = () =>
			new Response('', {
				headers: { 'content-type': 'text/html', 'content-security-policy': csp }
			});
		const policyWith = async (storage: Partial<Storage> | undefined, response = page()) => {
			const event = fakeEvent({ services: { storage: storage as Storage | undefined } });
			const answered = await securityHeaders({ event, resolve: resolveWith(response) });
			return answered.headers.get('content-security-policy');
		};
		const origin = 'https://storage.example';
		expect(await policyWith({ origin })).toBe(
			"connect-src 'self' https://storage.example; object-src 'none'"
		);
		expect(await policyWith({ origin: undefined })).toBe(csp);
		expect(await policyWith(undefined)).toBe(csp);
		expect(await policyWith({ origin }, Response.json({}))).toBe(dataCsp);
		// What is replaced is what SvelteKit writes.
		expect(pageDirectives['connect-src']).toEqual(['self']);
	});

	test('asks for https only over https', async () => {
		const name = 'strict-transport-security';
		expect((await headersOf(new Response(), 'http://localhost/')).get(name)).toBeNull();
		expect((await headersOf(new Response(), 'https://board.example/')).get(name)).toMatch(
			/max-age/
		);
	});

	test('policies are written as the header wants them', () => {
		expect(dataCsp).toBe("default-src 'none'; frame-ancestors 'none'");
		expect(staticPageCsp).toContain("img-src 'self' data:;");
		expect(fileCsp).toMatch(/^object-src 'none'; .*frame-ancestors 'none'$/);
	});

	test('nothing in any policy allows inline code or eval', () => {
		const policies = JSON.stringify([policyHeaders, dataCsp, fileCsp, staticPageCsp]);
		expect(policies).not.toMatch(/unsafe-(inline|eval)/);
	});
});
