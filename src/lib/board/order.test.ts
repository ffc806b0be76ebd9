import { describe, expect, test } from 'vitest';
import { dropPlace, isSamePlace, moved, placeOf, step, type Placed } from './order.ts';

const tickets: Placed[] = [
	{ id: 'a', status: 'todo' },
	{ id: 'b', status: 'todo' },
	{ id: 'c', status: 'todo' },
	{ id: 'd', status: 'doing' }
];
const shown = (placed: readonly Placed[]) => placed.map(({ id, status }) => `${id} ${status}`);

describe('a moved ticket', () => {
	test.each([
		['to the head of its column', { id: 'c', status: 'todo', after: null }, 'cab'],
		['behind another', { id: 'a', status: 'todo', after: 'b' }, 'bac'],
		['to where it is', { id: 'b', status: 'todo', after: 'a' }, 'abc'],
		['behind itself, which is the end', { id: 'a', status: 'todo', after: 'a' }, 'bca']
	] as const)('%s', (_, move, order) => {
		const column = moved(tickets, move).filter(({ status }) => status === 'todo');
		expect(column.map(({ id }) => id).join('')).toBe(order);
	});

	test('takes the status of its column, and the others stay as they are', () => {
		expect(shown(moved(tickets, { id: 'a', status: 'doing', after: 'd' }))).toEqual([
			'b todo',
			'c todo',
			'd doing',
			'a doing'
		]);
	});

	test('behind somebody who left the column meanwhile comes last', () => {
		expect(shown(moved(tickets, { id: 'd', status: 'todo', after: 'gone' }))).toEqual([
			'a todo',
			'b todo',
			'c todo',
			'd todo'
		]);
	});

	test('that was deleted meanwhile changes nothing', () => {
		expect(moved(tickets, { id: 'gone', status: 'done', after: null })).toEqual(tickets);
	});

	test('leaves the tickets it was given alone', () => {
		const before = structuredClone(tickets);
		moved(tickets, { id: 'a', status: 'done', after: null });
		expect(tickets).toEqual(before);
	});
});

describe('a step', () => {
	test.each([
		['b', 'up', { status: 'todo', after: null }],
		['c', 'up', { status: 'todo', after: 'a' }],
		['a', 'down', { status: 'todo', after: 'b' }],
		['d', 'left', { status: 'todo', after: null }],
		['b', 'right', { status: 'doing', after: 'd' }],
		['a', 'right', { status: 'doing', after: null }],
		['d', 'right', { status: 'done', after: null }]
	] as const)('of %s %s', (id, direction, target) => {
		expect(step(tickets, id, direction)).toEqual(target);
	});

	test.each([
		['a', 'up'],
		['c', 'down'],
		['a', 'left'],
		['gone', 'right']
	] as const)('of %s %s leads nowhere', (id, direction) => {
		expect(step(tickets, id, direction)).toBeUndefined();
	});

	test('back and forth ends where it began', () => {
		const there = step(tickets, 'b', 'down');
		if (!there) throw new Error('There is somebody below.');
		const after = moved(tickets, { id: 'b', ...there });
		expect(step(after, 'b', 'up')).toEqual(placeOf(tickets, 'b'));
	});
});

test.each([
	['upper half of the first', { id: 'a', half: 'upper' }, null],
	['lower half of the first', { id: 'a', half: 'lower' }, 'a'],
	['upper half of the second', { id: 'b', half: 'upper' }, 'a'],
	['free room of the column', undefined, 'b']
] as const)('dropped on the %s', (_, over, after) => {
	expect(dropPlace(tickets, 'c', { status: 'todo', over })).toEqual({ status: 'todo', after });
});

test('dropped on an empty column, a ticket is its first', () => {
	expect(dropPlace(tickets, 'c', { status: 'done' })).toEqual({ status: 'done', after: null });
});

test('places are compared by column and predecessor', () => {
	expect(isSamePlace(placeOf(tickets, 'b'), { status: 'todo', after: 'a' })).toBe(true);
	expect(isSamePlace(placeOf(tickets, 'b'), { status: 'doing', after: 'a' })).toBe(false);
	expect(isSamePlace(placeOf(tickets, 'd'), { status: 'doing', after: 'c' })).toBe(false);
});
