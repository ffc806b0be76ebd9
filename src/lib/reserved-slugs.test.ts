import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { RESERVED_BOARD_SLUGS, RESERVED_ORGANIZATION_SLUGS } from './reserved-slugs.ts';
import { SLUG } from './slug.ts';

const ROUTES = 'src/routes';

/** The words of every route's address, without the groups, which are not part of it. */
const addresses = readdirSync(ROUTES, { recursive: true, withFileTypes: true })
	.filter((entry) => entry.isFile() && entry.name.startsWith('+'))
	.map(({ parentPath }) => parentPath.split(/[\\/]/).slice(ROUTES.split('/').length))
	.map((words) => words.filter((word) => !word.startsWith('(')));

describe('the slugs that are taken', () => {
	test('no organization can be called like a page of the app', () => {
		const first = addresses.map(([word = '']) => word).filter((word) => SLUG.test(word));
		expect(first).toContain('preferences');
		expect(first.filter((word) => !RESERVED_ORGANIZATION_SLUGS.has(word))).toEqual([]);
	});

	test('no board can be called like a page of an organization', () => {
		const second = addresses
			.filter(([word]) => word?.startsWith('[organization'))
			.map(([, word = '']) => word)
			.filter((word) => SLUG.test(word));
		expect(second).toContain('members');
		expect(second.filter((word) => !RESERVED_BOARD_SLUGS.has(word))).toEqual([]);
	});
});
