import { expect, test } from 'vitest';
import { app, send } from './subject.ts';

const save = async (language: string, theme: string) => {
	const { response } = await send('/preferences', {
		method: 'POST',
		headers: { origin: app.url },
		body: new URLSearchParams({ language, theme })
	});
	return response.headers.getSetCookie();
};

test('two cookies arrive as two headers', async () => {
	const cookies = await save('ko', 'dark');
	expect(cookies.map((cookie) => cookie.split(';')[0]).sort()).toEqual([
		'language=ko',
		'theme=dark'
	]);
});

test('a cookie cannot be read by scripts and is not sent from other sites', async () => {
	for (const cookie of await save('ko', 'dark')) {
		expect(cookie).toMatch(/HttpOnly/i);
		expect(cookie).toMatch(/SameSite=Lax/i);
		expect(cookie).toMatch(/Path=\//i);
	}
});

test('taking a choice back deletes its cookie and keeps the other', async () => {
	const cookies = await save('auto', 'light');
	expect(cookies.find((cookie) => cookie.startsWith('language='))).toMatch(/Max-Age=0/i);
	expect(cookies.find((cookie) => cookie.startsWith('theme='))).toMatch(/theme=light/);
});

test('both cookies of a request are read', async () => {
	const headers = { cookie: 'language=ko; other=1; theme=light' };
	const { body } = await send('/', { headers });
	expect(body).toContain('<html lang="ko" data-theme="light">');
});

test('a cookie that makes no sense changes nothing', async () => {
	const headers = { cookie: 'language="><script>; theme=%22' };
	const { response, body } = await send('/', { headers });
	expect(response.status).toBe(200);
	expect(body).toContain('<html lang="en" data-theme="auto">');
});
