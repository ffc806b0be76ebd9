import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { tidy } from './request-hygiene.ts';

function tidied(headers: Record<string, string>, httpVersion = '1.1') {
	const request = { headers: { ...headers }, httpVersion };
	tidy(request as unknown as IncomingMessage, { protocolHeader: 'x-forwarded-proto' });
	return request.headers as Record<string, string | undefined>;
}

test.each(['bytes=0-99', 'bytes=100-', 'bytes=5-5'])('a range of %s is kept', (range) => {
	expect(tidied({ range }).range).toBe(range);
});

test.each([
	'bytes=5-2',
	'bytes=-5',
	'bytes=0-0',
	'bytes=0-18446744073709551615',
	'bytes=0-1,4-5',
	'bytes=-',
	'lines=1-2',
	''
])('a range of "%s" is ignored', (range) => {
	expect(tidied({ range }).range).toBeUndefined();
});

test('HTTP/1.0 needs no host', () => {
	expect(tidied({}, '1.0').host).toBe('localhost');
	expect(tidied({}, '1.1').host).toBeUndefined();
	expect(tidied({ host: 'board.example' }, '1.0').host).toBe('board.example');
});

test.each([
	['https', 'https'],
	['HTTPS', 'https'],
	['https, http', 'https'],
	['http', 'http'],
	['ws', 'http'],
	['', 'http']
])('a proxy that saw "%s" is taken to mean %s', (given, meant) => {
	expect(tidied({ 'x-forwarded-proto': given })['x-forwarded-proto']).toBe(meant);
});

test('a proxy that says nothing saw http', () => {
	expect(tidied({})['x-forwarded-proto']).toBe('http');
});
