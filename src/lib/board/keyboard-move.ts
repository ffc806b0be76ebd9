import { placeOf, step, type Direction, type Placed, type Target } from './order.ts';

/** A card that is held by keyboard, and where it would be put down. */
export interface Lift {
	id: string;
	to: Target;
}

export interface KeyAnswer {
	/** What happened; `edge` is a step that leads off the board. */
	what: 'lift' | 'step' | 'edge' | 'drop' | 'cancel';
	/** What is held then. */
	lift: Lift | undefined;
}

interface Situation {
	/** The card that has the focus. */
	id: string;
	lift: Lift | undefined;
	/** As they are shown, the held one where it would be put down. */
	tickets: readonly Placed[];
}

const DIRECTIONS: Readonly<Record<string, Direction>> = {
	ArrowUp: 'up',
	ArrowDown: 'down',
	ArrowLeft: 'left',
	ArrowRight: 'right'
};

/**
 * What a key does: Space takes a card up and puts it down, as Enter does, arrows move it, Escape lets it go where it was.
 * Undefined for every key that keeps its usual meaning.
 */
export function keyboardMove(key: string, { id, lift, tickets }: Situation): KeyAnswer | undefined {
	if (lift?.id !== id) {
		const to = placeOf(tickets, id);
		return key === ' ' && to ? { what: 'lift', lift: { id, to } } : undefined;
	}
	if (key === ' ' || key === 'Enter') return { what: 'drop', lift: undefined };
	if (key === 'Escape') return { what: 'cancel', lift: undefined };
	const direction = DIRECTIONS[key];
	if (!direction) return undefined;
	const to = step(tickets, id, direction);
	return to ? { what: 'step', lift: { id, to } } : { what: 'edge', lift };
}
