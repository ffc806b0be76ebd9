import { expect, test, vi } from 'vitest';
import { MoveQueue, type Outcome } from './move-queue.svelte.ts';
import type { Move, Placed } from './order.ts';

const tickets: Placed[] = [
	{ id: 'a', status: 'todo' },
	{ id: 'b', status: 'todo' }
];
const toDoing: Move = { id: 'a', status: 'doing', after: null };
const toDone: Move = { id: 'a', status: 'done', after: null };
const statusOfA = (placed: readonly Placed[]) => placed.find(({ id }) => id === 'a')?.status;

/** A server that answers when the test says so. */
function server() {
	const answers: ((outcome: Outcome) => void)[] = [];
	const send = vi.fn<(move: Move) => Promise<Outcome>>(
		() => new Promise((resolve) => answers.push(resolve))
	);
	return { answers, send, queue: new MoveQueue(send) };
}

test('a move is shown before the server has answered, and is pending until then', async () => {
	const { answers, queue } = server();
	const outcome = queue.add(toDoing);
	expect(statusOfA(queue.applyTo(tickets))).toBe('doing');
	expect([queue.has('a'), queue.has('b'), queue.isEmpty]).toEqual([true, false, false]);
	await vi.waitFor(() => expect(answers).toHaveLength(1));
	answers[0]?.('done');
	expect(await outcome).toBe('done');
	expect([queue.has('a'), queue.isEmpty]).toEqual([false, true]);
});

test('a refused move is taken back, and a later one stays', async () => {
	const { answers, queue } = server();
	const refused = queue.add(toDoing);
	const later = queue.add({ id: 'b', status: 'done', after: null });
	await vi.waitFor(() => expect(answers).toHaveLength(1));
	answers[0]?.('conflict');
	expect(await refused).toBe('conflict');
	expect(queue.applyTo(tickets)).toEqual([
		{ id: 'a', status: 'todo' },
		{ id: 'b', status: 'done' }
	]);
	await vi.waitFor(() => expect(answers).toHaveLength(2));
	answers[1]?.('done');
	expect(await later).toBe('done');
});

test('a second move waits for the answer to the first', async () => {
	const { answers, send, queue } = server();
	const first = queue.add(toDoing);
	const second = queue.add(toDone);
	expect(statusOfA(queue.applyTo(tickets))).toBe('done');
	await vi.waitFor(() => expect(send).toHaveBeenCalledTimes(1));
	answers[0]?.('done');
	await first;
	await vi.waitFor(() => expect(send).toHaveBeenCalledTimes(2));
	expect(send.mock.lastCall).toEqual([toDone]);
	answers[1]?.('done');
	await second;
	expect(queue.isEmpty).toBe(true);
});
