import { describe, expect, test } from 'vitest';
import { app, send } from './subject.ts';

describe('what is for one visitor alone', () => {
	test.each(['/', '/preferences', '/__data.json', '/preferences/__data.json', '/no/such/page'])(
		'%s may be kept by nobody',
		async (path) => {
			const { response } = await send(path);
			expect(response.headers.get('cache-control')).toBe('private, no-store');
		}
	);

	test('an answer that sets cookies may be kept by nobody', async () => {
		const { response } = await send('/preferences', {
			method: 'POST',
			headers: { origin: app.url },
			body: new URLSearchParams({ language: 'ko', theme: 'dark' })
		});
		expect(response.headers.getSetCookie()).toHaveLength(2);
		expect(response.headers.get('cache-control')).toMatch(/private|no-store/);
	});

	test.each(['/', '/preferences', '/__data.json'])(
		'the next visitor of %s does not see what the one before saw',
		async (path) => {
			const mine = await send(path, { headers: { cookie: 'language=ko; theme=dark' } });
			const theirs = await send(path);
			expect(theirs.body).not.toContain(mine.requestId);
			expect(theirs.body).not.toMatch(/<html lang="ko"|data-theme="dark"/);
			expect(theirs.response.headers.get('x-request-id')).toBe(theirs.requestId);
		}
	);

	test('also when many ask at once', async () => {
		const visits = await Promise.all(
			Array.from({ length: 20 }, (_, index) => {
				const language = index % 2 === 0 ? 'ko' : 'en';
				const cookie = `language=${language}`;
				return send('/', { headers: { cookie } }).then((sent) => ({ ...sent, language }));
			})
		);
		for (const { body, requestId, language } of visits) {
			expect(body).toContain(requestId);
			expect(body).toContain(`<html lang="${language}"`);
		}
	});
});
