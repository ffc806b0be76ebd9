import { expect, test } from 'vitest';
import { filterOf, fits, isFiltering } from './filter.ts';

const ticket = { title: 'Paint the crane', description: 'Harbour blue', assigneeId: 'ada' };
const fitsQuery = (query: string, given = ticket) =>
	fits(given, filterOf(new URLSearchParams(query)));

test.each([
	['', true],
	['q=CRANE', true],
	['q=blue', true],
	['q=%20crane%20', true],
	['q=green', false],
	['assignee=ada', true],
	['assignee=bo', false],
	['assignee=none', false],
	['q=crane&assignee=bo', false],
	['q=crane&assignee=ada', true]
])('%j shows the ticket: %j', (query, expected) => {
	expect(fitsQuery(query)).toBe(expected);
});

test('what nobody has can be asked for', () => {
	expect(fits({ ...ticket, assigneeId: null }, { q: '', assignee: 'none' })).toBe(true);
});

test('an empty form filters nothing', () => {
	expect(isFiltering(filterOf(new URLSearchParams('q=&assignee=')))).toBe(false);
	expect(isFiltering(filterOf(new URLSearchParams('q=x')))).toBe(true);
	expect(isFiltering(filterOf(new URLSearchParams('assignee=none')))).toBe(true);
});
