import { moved, type Move, type Placed } from './order';

/** How a move ended; what is not done, the board takes back. */
export type Outcome = 'done' | 'conflict' | 'gone' | 'invalid' | 'forbidden' | 'often' | 'failed';

/**
 * Moves that the visitor has made and the server has not answered yet. The board is shown as if they were done; one that
 * was refused is taken back by being left out. One after another, because each needs the version that the one before made.
 */
export class MoveQueue {
	#moves = $state.raw<readonly Move[]>([]);
	#last: Promise<unknown> = Promise.resolve();
	readonly #send: (move: Move) => Promise<Outcome>;

	/** @param send tells the server and resolves when the page has what is there then; it must not reject */
	constructor(send: (move: Move) => Promise<Outcome>) {
		this.#send = send;
	}

	get isEmpty(): boolean {
		return this.#moves.length === 0;
	}

	has(id: string): boolean {
		return this.#moves.some((move) => move.id === id);
	}

	/** The tickets as they will be. */
	applyTo<T extends Placed>(tickets: readonly T[]): readonly T[] {
		return this.#moves.reduce<readonly T[]>(moved, tickets);
	}

	add(move: Move): Promise<Outcome> {
		this.#moves = [...this.#moves, move];
		const outcome = this.#last.then(async () => {
			const result = await this.#send(move);
			this.#moves = this.#moves.filter((other) => other !== move);
			return result;
		});
		this.#last = outcome;
		return outcome;
	}
}
