import { describe, expect, test } from 'vitest';
import { problemCode, problemKinds, type ProblemCode } from './problem-kinds.ts';
import { problem } from './problem.ts';

const context = (locale: 'en' | 'ko') => ({ locals: { requestId: 'abcdefgh', locale } });

describe('problem', () => {
	test('is problem+json with code and request id', async () => {
		const response = problem(context('en'), 'not-found', { detail: 'No board has this name.' });
		expect(response.status).toBe(404);
		expect(response.headers.get('content-type')).toBe('application/problem+json');
		expect(await response.json()).toEqual({
			type: '/problems#not-found',
			title: 'Nothing is here',
			status: 404,
			detail: 'No board has this name.',
			code: 'not-found',
			requestId: 'abcdefgh'
		});
	});

	test('speaks Korean to those who ask for it', async () => {
		const response = problem(context('ko'), 'not-found');
		expect(response.headers.get('content-language')).toBe('ko');
		expect(await response.json()).toMatchObject({ title: '찾을 수 없습니다' });
	});

	test('an unexpected error reveals its code and the request id only', async () => {
		const response = problem(context('en'), 'internal', { detail: 'the password is hunter2' });
		expect(response.status).toBe(500);
		expect(await response.json()).toEqual({ code: 'internal', requestId: 'abcdefgh' });
	});

	test.each(Object.keys(problemKinds) as ProblemCode[])(
		'%s has a title in both languages',
		(code) => {
			const { title } = problemKinds[code];
			expect(title({}, { locale: 'en' })).not.toBe(title({}, { locale: 'ko' }));
		}
	);
});

test('without anything special to say, the detail is what one can do about it', async () => {
	const body: unknown = await problem(context('en'), 'uri-too-long').json();
	expect(body).toMatchObject({ detail: 'Keep path and query below 8192 characters.' });
});

test.each([
	[403, undefined, 'forbidden'],
	[403, 'cross-site', 'cross-site'],
	[404, 'nonsense', 'not-found'],
	[409, undefined, 'conflict'],
	[418, undefined, 'malformed-request'],
	[502, undefined, 'internal'],
	[503, undefined, 'unavailable']
])('an error with status %i and code %s is called %s', (status, code, called) => {
	expect(problemCode(status, code)).toBe(called);
});
