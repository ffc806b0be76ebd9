import { describe, expect, test } from 'vitest';
import ko from '../../messages/ko/base.json' with { type: 'json' };
import { signUp, submit as submitTo } from '../support/people.ts';
import { app, send } from './subject.ts';

const submit = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
	send('/preferences', {
		method: 'POST',
		headers: { origin: app.url, accept: 'text/html', ...headers },
		body: new URLSearchParams(fields)
	});

describe('a form without JavaScript', () => {
	test('is answered with a redirect to a page that shows the result', async () => {
		const { response } = await submit({ language: 'ko', theme: 'dark' });
		expect(response.status).toBe(303);
		expect(response.headers.get('location')).toBe('/preferences?saved');
		const cookie = response.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
		const { body } = await send('/preferences?saved', { headers: { cookie: cookie.join('; ') } });
		expect(body).toContain('<html lang="ko" data-theme="dark">');
		expect(body).toContain(ko.preferences_saved);
	});

	test('comes back with what is wrong', async () => {
		const { response, body } = await submit({ language: 'tlh', theme: 'dark' });
		expect(response.status).toBe(400);
		expect(response.headers.get('content-type')).toMatch(/^text\/html/);
		expect(body).toContain('Choose one of the values offered.');
		expect(response.headers.getSetCookie()).toEqual([]);
	});

	test('what was entered comes back for correction, without the password', async () => {
		const password = 'a-password-nobody-shall-see';
		const given = { name: 'Ada Lovelace', email: 'ada at the harbour', password };
		const { body } = await submitTo(app, '/sign-up', given);
		expect(body).toContain('value="Ada Lovelace"');
		expect(body).toContain('value="ada at the harbour"');
		expect(body).not.toContain(password);
		const again = await submitTo(app, '/sign-in', { email: given.email, password });
		expect(again.body).toContain('value="ada at the harbour"');
		expect(again.body).not.toContain(password);
	});

	test('an address that cannot be comes back with what is wrong with it', async () => {
		const { cookie } = await signUp(app);
		const given = { name: 'Harbour works', slug: 'No spaces, please' };
		const { response, body } = await submitTo(app, '/organizations', given, { cookie });
		expect(response.status).toBe(400);
		expect(body).toContain('value="No spaces, please"');
		expect(body).toContain('Use 3 to 40 lowercase letters');
	});

	test.each([
		['too large', 413, `language=en&theme=dark&padding=${'x'.repeat(5000)}`],
		['no form at all', 400, '{']
	])('that is %s is refused with a page', async (_, status, body) => {
		const type = body === '{' ? 'multipart/form-data' : 'application/x-www-form-urlencoded';
		const headers = { origin: app.url, accept: 'text/html', 'content-type': type };
		const {
			response,
			requestId,
			body: page
		} = await send('/preferences', {
			method: 'POST',
			headers,
			body
		});
		expect(response.status).toBe(status);
		expect(response.headers.get('content-type')).toMatch(/^text\/html/);
		expect(page).toContain(requestId);
	});

	test('may come as multipart', async () => {
		const body = new FormData();
		body.set('language', 'en');
		body.set('theme', 'light');
		const headers = { origin: app.url, accept: 'text/html' };
		const { response } = await send('/preferences', { method: 'POST', headers, body });
		expect(response.status).toBe(303);
	});
});

test('an action that nobody may have is not there', async () => {
	const headers = { origin: app.url, accept: 'text/html' };
	for (const name of ['default', 'none']) {
		const { response } = await send(`/sign-in?/${name}`, { method: 'POST', headers });
		expect(response.status).toBe(404);
	}
});

describe('the same form with JavaScript', () => {
	const withScript = { accept: 'application/json', 'x-sveltekit-action': 'true' };

	test('is answered with JSON that says where to go', async () => {
		const { response, body } = await submit({ language: 'ko', theme: 'auto' }, withScript);
		expect(response.status).toBe(200);
		expect(JSON.parse(body)).toMatchObject({
			type: 'redirect',
			status: 303,
			location: '/preferences?saved'
		});
	});

	test('is told what is wrong', async () => {
		const { body } = await submit({ language: 'en' }, withScript);
		expect(JSON.parse(body)).toMatchObject({ type: 'failure', status: 400 });
	});
});

describe('a form of another site', () => {
	test.each([
		['says so by its origin', { origin: 'https://evil.example' }],
		['says so by its metadata', { origin: '', 'sec-fetch-site': 'cross-site' }],
		['says nothing', { origin: '' }]
	])('is refused when it %s', async (_, headers) => {
		const { response } = await submit({ language: 'ko', theme: 'dark' }, headers);
		expect(response.status).toBe(403);
		expect(response.headers.getSetCookie()).toEqual([]);
	});
});
