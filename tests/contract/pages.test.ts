import { describe, expect, test } from 'vitest';
import en from '../../messages/en/base.json' with { type: 'json' };
import ko from '../../messages/ko/base.json' with { type: 'json' };
import { send } from './subject.ts';

describe('pages', () => {
	test('a page is complete HTML, also for who runs no script', async () => {
		const { response, body } = await send('/');
		expect(response.status).toBe(200);
		expect(response.headers.get('content-type')).toMatch(/^text\/html/);
		expect(body).toContain('<html lang="en"');
		expect(body).toContain(en.headline);
		expect(body).toContain(en.ports_title);
	});

	test('a page has the data of its own request in it', async () => {
		const { body, requestId } = await send('/');
		expect(body).toContain(requestId);
	});

	test('moving inside the app asks for the data alone', async () => {
		const { response, body, requestId } = await send('/__data.json');
		expect(response.status).toBe(200);
		expect(response.headers.get('content-type')).toMatch(/json/);
		expect(body).toContain(requestId);
	});

	test('a prerendered page is there, in each language', async () => {
		for (const [locale, messages] of Object.entries({ en, ko })) {
			const { response, body } = await send(`/${locale}/problems`);
			expect(response.status).toBe(200);
			expect(response.headers.get('content-type')).toMatch(/^text\/html/);
			expect(body).toContain(`<html lang="${locale}"`);
			expect(body).toContain(messages.problems_lead);
		}
	});

	test('a page follows Accept-Language', async () => {
		const headers = { 'accept-language': 'ko-KR,ko;q=0.9,en;q=0.5' };
		const { response, body } = await send('/', { headers });
		expect(body).toContain('<html lang="ko"');
		expect(body).toContain(ko.headline);
		expect(response.headers.get('vary')).toContain('Accept-Language');
	});

	test.each(['/', '/ko/problems', '/preferences', '/no/such/page'])(
		'nothing on the Korean %s is English',
		async (path) => {
			const { body } = await send(path, { headers: { 'accept-language': 'ko' } });
			const english = Object.entries(en).filter(
				([key, text]) => text !== ko[key as keyof typeof ko] && !text.startsWith('{')
			);
			// Also in attributes; short words occur in code and names.
			const isThere = (text: string) =>
				body.includes(`>${text}`) || (text.length > 12 && body.includes(text));
			const found = english.filter(([, text]) => isThere(text.split('{')[0] ?? ''));
			expect(found).toEqual([]);
		}
	);

	test('a static file is served as it is', async () => {
		const { response, body } = await send('/robots.txt');
		expect(response.status).toBe(200);
		expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
		expect(body).toBe('User-agent: *\nDisallow: /api/\n');
	});
});
