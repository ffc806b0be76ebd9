import { expect, test } from 'vitest';
import type { ResolveOptions } from '@sveltejs/kit';
import { fakeEvent } from '../../../../tests/support/fake-event.ts';
import { preferences } from './preferences.ts';

/** What the handle makes of the page's first tag. */
async function htmlFor(options: Parameters<typeof fakeEvent>[0]) {
	const event = fakeEvent(options);
	let html: string | undefined;
	await preferences({
		event,
		resolve: async (_, resolveOptions?: ResolveOptions) => {
			const chunk = { html: '<html lang="%lang%" data-theme="%theme%">', done: true };
			html = await resolveOptions?.transformPageChunk?.(chunk);
			return new Response();
		}
	});
	expect(html).toContain(`lang="${event.locals.locale}"`);
	return html;
}

test.each([
	['ko', 'ko'],
	['ko-KR,ko;q=0.9,en;q=0.8', 'ko'],
	['en;q=0.5, ko;q=0.9', 'ko'],
	['de, fr', 'en'],
	['', 'en'],
	['%%%;q=x', 'en']
])('a browser that prefers "%s" gets %s', async (header, expected) => {
	const html = await htmlFor({ headers: { 'accept-language': header } });
	expect(html).toBe(`<html lang="${expected}" data-theme="auto">`);
});

test('an address that names a language outranks choice and browser', async () => {
	const options = { headers: { 'accept-language': 'en' }, cookies: { language: 'en' } };
	expect(await htmlFor({ ...options, params: { locale: 'ko' } })).toContain('lang="ko"');
});

test('what the visitor chose outranks the browser', async () => {
	const cookies = { language: 'ko', theme: 'dark' };
	const html = await htmlFor({ headers: { 'accept-language': 'en' }, cookies });
	expect(html).toBe('<html lang="ko" data-theme="dark">');
});

test('a cookie that makes no sense counts as no choice', async () => {
	const cookies = { language: '"><script>', theme: 'plaid' };
	expect(await htmlFor({ cookies })).toBe('<html lang="en" data-theme="auto">');
});
