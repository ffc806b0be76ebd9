import { describe, expect, test } from 'vitest';
import { PROBLEM } from '../support/client.ts';
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
