import { expect, test } from 'vitest';
import type { ResolveOptions } from '@sveltejs/kit';
import { fakeEvent } from '../../../../tests/support/fake-event.ts';
import { locale } from './locale.ts';

async function localeFor(options: Parameters<typeof fakeEvent>[0]) {
	const event = fakeEvent(options);
	let html: string | undefined;
	await locale({
		event,
		resolve: async (_, resolveOptions?: ResolveOptions) => {
			const chunk = { html: '<html lang="%lang%">', done: true };
			html = await resolveOptions?.transformPageChunk?.(chunk);
			return new Response();
		}
	});
	expect(html).toBe(`<html lang="${event.locals.locale}">`);
	return event.locals.locale;
}

test.each([
	['ko', 'ko'],
	['ko-KR,ko;q=0.9,en;q=0.8', 'ko'],
	['en;q=0.5, ko;q=0.9', 'ko'],
	['de, fr', 'en'],
	['', 'en'],
	['%%%;q=x', 'en']
])('a browser that prefers "%s" gets %s', async (header, expected) => {
	expect(await localeFor({ headers: { 'accept-language': header } })).toBe(expected);
});

test('an address that names a language outranks the browser', async () => {
	const headers = { 'accept-language': 'en' };
	expect(await localeFor({ headers, params: { locale: 'ko' } })).toBe('ko');
});
