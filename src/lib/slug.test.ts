import { expect, test } from 'vitest';
import { SLUG } from './slug.ts';

test.each(['abc', 'harbour-works', 'a1b', `a${'b'.repeat(39)}`, 'a-b-c'])(
	'"%s" is a slug',
	(text) => {
		expect(SLUG.test(text)).toBe(true);
	}
);

test.each([
	'ab',
	'1abc',
	'Abc',
	'abc-',
	'-abc',
	'a--b',
	'a b',
	'a.b',
	`a${'b'.repeat(40)}`,
	'한국어',
	'abc\n'
])('"%s" is none', (text) => {
	expect(SLUG.test(text)).toBe(false);
});
