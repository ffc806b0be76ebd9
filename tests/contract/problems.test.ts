import { expect, test } from 'vitest';
import en from '../../messages/en/base.json' with { type: 'json' };
import ko from '../../messages/ko/base.json' with { type: 'json' };
import { send } from './subject.ts';

test.each(Object.entries({ en, ko }))('a problem is worded in %s', async (language, messages) => {
	const headers = { 'accept-language': language };
	const { response, body, requestId } = await send('/api/none', { headers });
	expect(response.headers.get('content-language')).toBe(language);
	expect(response.headers.get('vary')).toContain('Accept-Language');
	expect(JSON.parse(body)).toEqual({
		type: '/problems#not-found',
		title: messages.problem_not_found,
		detail: messages.problem_not_found_remedy,
		status: 404,
		code: 'not-found',
		requestId
	});
});

test('a problem names each field that is wrong, in the language of the client', async () => {
	const { body } = await send('/api/vitals', {
		method: 'POST',
		headers: { 'content-type': 'application/json', 'accept-language': 'ko' },
		body: JSON.stringify({ route: '/', vitals: 'x' })
	});
	expect(JSON.parse(body)).toMatchObject({
		type: '/problems#invalid-input',
		errors: [{ path: '/vitals', message: expect.stringMatching(/[가-힣]/) as string }]
	});
});

test('the type of a problem leads to a page that explains it', async () => {
	const { body } = await send('/api/none');
	const { type } = JSON.parse(body) as { type: string };
	const [path = '', fragment = 'none'] = type.split('#');
	const { response } = await send(path);
	const { body: page } = await send(response.headers.get('location') ?? '');
	expect(page).toContain(`id="${fragment}"`);
});

test('no problem is kept by a cache', async () => {
	for (const path of ['/api/none', '/api/fail', '/api/stream?chunks=0']) {
		const { response } = await send(path);
		expect(response.headers.get('cache-control')).toMatch(/no-store/);
	}
});
