import { describe, expect, test } from 'vitest';
import { fakeEvent, resolveWith } from '../../../../tests/support/fake-event.ts';
import { sameOrigin } from './same-origin.ts';

const FORM = 'application/x-www-form-urlencoded';
const OTHER = 'https://evil.example';

async function statusOf(method: string, headers: Record<string, string>) {
	const event = fakeEvent({ method, url: 'https://board.example/x', headers });
	return (await sameOrigin({ event, resolve: resolveWith() })).status;
}

describe('sameOrigin', () => {
	test.each(['GET', 'HEAD', 'OPTIONS'])('%s from anywhere is let through', async (method) => {
		expect(await statusOf(method, { origin: OTHER, 'sec-fetch-site': 'cross-site' })).toBe(200);
	});

	test('what a signed address allows, it allows to whoever has it', async () => {
		const headers = { 'content-type': 'text/plain' };
		const event = fakeEvent({ method: 'PUT', headers, routeId: '/storage/[...key]' });
		expect((await sameOrigin({ event, resolve: resolveWith() })).status).toBe(200);
	});

	describe.each(['POST', 'PUT', 'PATCH', 'DELETE', 'BREW'])('%s', (method) => {
		test.each([
			['of the page itself', { 'sec-fetch-site': 'same-origin' }],
			['that the visitor started', { 'sec-fetch-site': 'none' }],
			['of an older browser on our page', { origin: 'https://board.example' }],
			['of a program that is no browser', { 'content-type': 'application/json' }],
			['of a program without a body', {}]
		])('%s is let through', async (_, headers) => {
			expect(await statusOf(method, headers as Record<string, string>)).toBe(200);
		});

		test.each([
			['another site', { 'sec-fetch-site': 'cross-site' }],
			['a sibling domain', { 'sec-fetch-site': 'same-site' }],
			[
				'another site that claims our origin',
				{ 'sec-fetch-site': 'cross-site', origin: 'https://board.example' }
			],
			['another site in an older browser', { origin: OTHER }],
			['another site, as JSON', { origin: OTHER, 'content-type': 'application/json' }],
			['another site, as a form', { origin: OTHER, 'content-type': FORM }],
			['a sandboxed frame', { origin: 'null' }],
			['the same host over http', { origin: 'http://board.example' }],
			['nobody knows where, as a form', { 'content-type': FORM }],
			['nobody knows where, as text', { 'content-type': 'Text/Plain; charset=utf-8' }]
		])('from %s is refused', async (_, headers) => {
			expect(await statusOf(method, headers as Record<string, string>)).toBe(403);
		});
	});
});
