import { describe, expect, test } from 'vitest';
import { codeForStatus, problem, problems, type ProblemCode } from './problem.ts';

const context = (locale: 'en' | 'ko') => ({ locals: { requestId: 'abcdefgh', locale } });

describe('problem', () => {
	test('is problem+json with code and request id', async () => {
		const response = problem(context('en'), 'not-found', { detail: 'No board has this name.' });
		expect(response.status).toBe(404);
		expect(response.headers.get('content-type')).toBe('application/problem+json');
		expect(await response.json()).toEqual({
			type: '/en/problems#not-found',
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

	test.each(Object.keys(problems) as ProblemCode[])('%s has a title in both languages', (code) => {
		const { title } = problems[code];
		expect(title({}, { locale: 'en' })).not.toBe(title({}, { locale: 'ko' }));
	});
});

test.each([
	[404, 'not-found'],
	[405, 'method-not-allowed'],
	[413, 'payload-too-large'],
	[418, 'malformed-request'],
	[500, 'internal'],
	[502, 'internal']
] as const)('a status of %i is called %s', (status, code) => {
	expect(codeForStatus(status)).toBe(code);
});
