import { expect, test } from 'vitest';
import { keyboardMove, type Lift } from './keyboard-move.ts';
import { moved, placeOf, type Placed } from './order.ts';

const tickets: Placed[] = [
	{ id: 'a', status: 'todo' },
	{ id: 'b', status: 'todo' },
	{ id: 'c', status: 'doing' }
];

/** Presses keys while `b` has the focus, as a board would. */
function press(...keys: string[]) {
	let lift: Lift | undefined;
	let what: string | undefined;
	for (const key of keys) {
		const shown = lift ? moved(tickets, { id: lift.id, ...lift.to }) : tickets;
		const answer = keyboardMove(key, { id: 'b', lift, tickets: shown });
		what = answer?.what;
		if (answer) lift = answer.lift;
	}
	return { what, to: lift?.to };
}

test('Space takes a card up where it is', () => {
	expect(press(' ')).toEqual({ what: 'lift', to: placeOf(tickets, 'b') });
});

test.each([
	[['ArrowUp'], { status: 'todo', after: null }],
	[['ArrowRight'], { status: 'doing', after: 'c' }],
	[['ArrowRight', 'ArrowUp'], { status: 'doing', after: null }],
	[['ArrowRight', 'ArrowRight'], { status: 'done', after: null }],
	[['ArrowUp', 'ArrowDown'], { status: 'todo', after: 'a' }]
] as const)('then %j lead on', (keys, to) => {
	expect(press(' ', ...keys)).toEqual({ what: 'step', to });
});

test('off the board there is no way', () => {
	expect(press(' ', 'ArrowLeft')).toEqual({ what: 'edge', to: placeOf(tickets, 'b') });
	expect(press(' ', 'ArrowDown')).toEqual({ what: 'edge', to: placeOf(tickets, 'b') });
});

test.each([
	[' ', 'drop'],
	['Enter', 'drop'],
	['Escape', 'cancel']
])('%j ends it', (key, what) => {
	expect(press(' ', 'ArrowUp', key)).toEqual({ what, to: undefined });
});

test.each(['Enter', 'ArrowUp', 'Escape', 'a', 'Tab'])(
	'%s alone means what it always does',
	(key) => {
		expect(press(key)).toEqual({ what: undefined, to: undefined });
	}
);

test('keys on another card do not move the one that is held', () => {
	const lift: Lift = { id: 'a', to: { status: 'todo', after: null } };
	expect(keyboardMove('ArrowDown', { id: 'b', lift, tickets })).toBeUndefined();
});
