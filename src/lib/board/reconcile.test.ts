import { expect, test } from 'vitest';
import { differing, reconcile, type TicketFields } from './reconcile.ts';

const base: TicketFields = { title: 'Paint', description: '', assigneeId: null, dueDate: null };

test('who has not typed anything gets what is there', () => {
	const current = { ...base, title: 'Paint it' };
	expect(reconcile(base, base, current)).toEqual({ draft: current, conflicts: [] });
});

test('what is being typed stays, and the other fields follow', () => {
	const draft = { ...base, title: 'Paint the crane' };
	const current = { ...base, dueDate: '2026-12-01' };
	expect(reconcile(base, draft, current)).toEqual({
		draft: { ...draft, dueDate: '2026-12-01' },
		conflicts: []
	});
});

test('a field that both have changed is a conflict', () => {
	const draft = { ...base, title: 'Mine', description: 'Mine as well' };
	const current = { ...base, title: 'Theirs' };
	expect(reconcile(base, draft, current)).toEqual({ draft, conflicts: ['title'] });
});

test('two who wrote the same agree', () => {
	const same = { ...base, assigneeId: 'ada' };
	expect(reconcile(base, same, same)).toEqual({ draft: same, conflicts: [] });
});

test('more than the fields is not taken over', () => {
	const current = { ...base, version: 2 };
	expect(reconcile(base, base, current).draft).not.toHaveProperty('version');
});

test('fields are compared one by one', () => {
	expect(differing(base, { ...base, title: 'x', dueDate: '2026-12-01' })).toEqual([
		'title',
		'dueDate'
	]);
});
