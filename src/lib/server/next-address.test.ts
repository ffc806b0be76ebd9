import { expect, test } from 'vitest';
import { nextAddress } from './next-address.ts';

const from = (next: string) => {
	const url = new URL('https://board.example/sign-in');
	url.searchParams.set('next', next);
	return nextAddress(url, '/organizations');
};

test.each(['/harbour-works/board', '/harbour-works/board?status=todo#first', '/'])(
	'%s is where the visitor goes on',
	(path) => expect(from(path)).toBe(path)
);

test.each([
	'https://evil.example/',
	'//evil.example/',
	'/\\evil.example/',
	'\\/evil.example/',
	'/\t/evil.example/',
	'/\n/evil.example/',
	'/.//evil.example/',
	'/x/..//evil.example/',
	'javascript:alert(1)',
	'evil.example',
	'//',
	''
])('%j leads nowhere but to the own organizations', (next) => {
	expect(from(next)).toBe('/organizations');
});
