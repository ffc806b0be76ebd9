import { tick } from 'svelte';
import { keyboardMove, type Lift } from '$lib/board/keyboard-move';
import { MoveQueue, type Outcome } from '$lib/board/move-queue.svelte';
import {
	dropPlace,
	isSamePlace,
	moved,
	placeOf,
	type Hover,
	type Move,
	type Target
} from '$lib/board/order';
import type { Ticket } from '$lib/server/tickets/ticket';
import { announce } from './announce';
import type { BoardData } from './board-data';
import { linkId } from './link-id';
import { readAnew } from './read-anew';
import { refusal } from './refusal';
import { submit } from './submit';

/** A card that changes its column is another element, and one that changes its place loses the focus. */
async function focusCard(id: string): Promise<void> {
	await tick();
	document.getElementById(linkId(id))?.focus();
}

/** What happens to the cards of an open board: moves in three ways, and what is said of them. */
export class BoardControl {
	/** What is held by keyboard. */
	lift = $state.raw<Lift>();
	/** The id of the card that is dragged. */
	dragged = $state.raw<string>();
	/** Where a dragged card would be dropped. */
	drop = $state.raw<Target>();
	/** The last thing that happened, for screen readers. */
	announcement = $state('');
	/** Why the last move was taken back. */
	refusal = $state('');

	readonly #data: () => BoardData;
	readonly queue = new MoveQueue((move) => this.#send(move));
	readonly tickets: readonly Ticket[] = $derived.by(() => {
		const queued = this.queue.applyTo(this.#data().tickets);
		return this.lift ? moved(queued, { id: this.lift.id, ...this.lift.to }) : queued;
	});
	/** While somebody moves something, the board must not change under their hands. */
	readonly isMoving = $derived(
		this.lift !== undefined || this.dragged !== undefined || !this.queue.isEmpty
	);

	constructor(data: () => BoardData) {
		this.#data = data;
	}

	async move(id: string, target: Target): Promise<void> {
		const { locale } = this.#data();
		if (isSamePlace(placeOf(this.tickets, id), target)) {
			this.announcement = announce.drop(this.tickets, id, locale);
			return;
		}
		const { title = '' } = this.tickets.find((ticket) => ticket.id === id) ?? {};
		const answer = this.queue.add({ id, ...target });
		this.refusal = '';
		this.announcement = announce.drop(this.tickets, id, locale);
		const outcome = await answer;
		if (outcome !== 'done') this.refusal = refusal(outcome, title, locale);
	}

	/** @param shown the tickets that can be seen, among which arrows step */
	async press(event: KeyboardEvent, id: string, shown: readonly Ticket[]): Promise<void> {
		const answer = keyboardMove(event.key, { id, lift: this.lift, tickets: shown });
		if (!answer) return;
		event.preventDefault();
		const held = this.lift;
		this.lift = answer.lift;
		if (answer.what === 'drop' && held) void this.move(id, held.to);
		else this.announcement = announce[answer.what](this.tickets, id, this.#data().locale);
		await focusCard(id);
	}

	/** Moves as its menu says, which is gone or elsewhere then. */
	async choose(id: string, target: Target): Promise<void> {
		void this.move(id, target);
		await focusCard(id);
	}

	/** Whoever goes elsewhere with a card in hand lets it go where it was. */
	letGo(): void {
		if (!this.lift) return;
		const { id } = this.lift;
		this.lift = undefined;
		this.announcement = announce.cancel(this.tickets, id, this.#data().locale);
	}

	startDrag(id: string): void {
		this.letGo();
		this.dragged = id;
	}

	hover(id: string, hover: Hover | undefined, shown: readonly Ticket[]): void {
		const target = hover && dropPlace(shown, id, hover);
		if (!isSamePlace(this.drop, target)) this.drop = target;
	}

	endDrag(id: string): void {
		const target = this.drop;
		this.dragged = undefined;
		this.drop = undefined;
		if (target) void this.move(id, target);
	}

	refresh = (): Promise<void> => readAnew(this.#data().board.slug);

	async #send({ id, status, after }: Move): Promise<Outcome> {
		const { organization, board, tickets } = this.#data();
		const version = tickets.find((ticket) => ticket.id === id)?.version ?? 0;
		const fields = { version: String(version), status, after: after ?? '' };
		const outcome = await submit(`/${organization.slug}/${board.slug}/${id}?/move`, fields);
		await this.refresh();
		return outcome;
	}
}
