import { describe, expect, test } from 'vitest';
import en from '../../messages/en/base.json' with { type: 'json' };
import ko from '../../messages/ko/base.json' with { type: 'json' };
import { PROBLEM } from '../support/client.ts';
import { addMember, createOrganization, signUp } from '../support/people.ts';
import { app, send } from './subject.ts';

const html = { headers: { accept: 'text/html' } };

describe('404', () => {
	test('an unknown page is explained by a page, with code and request id', async () => {
		const { response, body, requestId } = await send('/no/such/page', html);
		expect(response.status).toBe(404);
		expect(response.headers.get('content-type')).toMatch(/^text\/html/);
		expect(body).toContain('not-found');
		expect(body).toContain(requestId);
	});

	test('an unknown API route is explained by problem+json', async () => {
		const { response, body, requestId } = await send('/api/no/such');
		expect(response.status).toBe(404);
		expect(response.headers.get('content-type')).toMatch(PROBLEM);
		expect(JSON.parse(body)).toMatchObject({ status: 404, code: 'not-found', requestId });
	});

	test('an unknown API route is the same to every method', async () => {
		const { response } = await send('/api/no/such', { method: 'DELETE' });
		expect(response.status).toBe(404);
	});
});

describe('a refusal', () => {
	test('says what is wrong and what to do about it, in the language of the visitor', async () => {
		const ada = await signUp(app);
		const harbour = await createOrganization(app, ada);
		const { cookie } = await addMember(app, ada, harbour, 'viewer');
		for (const [language, words] of Object.entries({ en, ko })) {
			const headers = { accept: 'text/html', 'accept-language': language, cookie };
			const forbidden = await send(`/${harbour.slug}/settings`, { headers });
			expect(forbidden.response.status).toBe(403);
			expect(forbidden.body).toContain(`<h1>${words.problem_forbidden}</h1>`);
			expect(forbidden.body).toContain(`<title>${words.problem_forbidden} · Slipway</title>`);
			expect(forbidden.body).toContain(words.problem_forbidden_remedy);
			const elsewhere = await send('/no-such-organization', { headers });
			expect(elsewhere.response.status).toBe(404);
			expect(elsewhere.body).toContain(words.problem_not_found_remedy);
		}
	});
});

describe('500', () => {
	test('an unexpected error shows its id and nothing else', async () => {
		const { response, body, requestId } = await send('/api/fail');
		expect(response.status).toBe(500);
		expect(response.headers.get('content-type')).toMatch(PROBLEM);
		expect(JSON.parse(body)).toEqual({ code: 'internal', requestId });
	});

	test('a browser gets a page that shows the same', async () => {
		const { response, body, requestId } = await send('/api/fail', html);
		expect(response.status).toBe(500);
		expect(response.headers.get('content-type')).toMatch(/^text\/html/);
		expect(body).toContain(requestId);
		expect(body).not.toContain('this route always fails');
	});

	test('the log has stack and cause under this id', async () => {
		const { requestId } = await send('/api/fail');
		const reported = await app.logged((line) => line.requestId === requestId && 'err' in line);
		expect(reported).toMatchObject({
			level: 'error',
			route: '/api/fail',
			err: {
				message: 'this route always fails',
				stack: expect.stringContaining('at ') as string,
				cause: { message: 'so that one can watch it' }
			}
		});
	});

	test('the next request is not harmed', async () => {
		await send('/api/fail');
		expect((await send('/api/info')).response.status).toBe(200);
	});
});
