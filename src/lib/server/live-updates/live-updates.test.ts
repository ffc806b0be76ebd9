import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Changes, Subscriber } from '../ports/changes/index.ts';
import { changeStream } from './change-stream.ts';
import { openStreams } from './open-streams.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Changes of one board, told by the test. */
function told() {
	const subscribers = new Set<Subscriber>();
	const changes: Changes = {
		async subscribe(_boardId, subscriber) {
			subscribers.add(subscriber);
			return () => subscribers.delete(subscriber);
		},
		close: () => Promise.resolve()
	};
	return { changes, subscribers };
}

async function open() {
	const { changes, subscribers } = told();
	const onEnd = vi.fn();
	const options = { changes, boardId: 'board', heartbeatMs: 1000, lifetimeMs: 10_000, onEnd };
	const reader = (await changeStream(options)).getReader();
	const read = async () => {
		const { done, value } = await reader.read();
		return done ? 'the end' : new TextDecoder().decode(value);
	};
	const [subscriber] = subscribers;
	return { reader, read, subscriber, subscribers, onEnd };
}

describe('a stream of changes', () => {
	test('says at once when to come back, then each change', async () => {
		const { read, subscriber } = await open();
		expect(await read()).toBe('retry: 2000\n\n');
		subscriber?.changed();
		expect(await read()).toBe('data: changed\n\n');
	});

	test('shows that it is alive while nothing happens', async () => {
		const { read } = await open();
		await read();
		vi.advanceTimersByTime(1000);
		expect(await read()).toMatch(/^: /);
	});

	test('ends after its time, so that membership is checked anew', async () => {
		const { read, subscribers, onEnd } = await open();
		await read();
		vi.advanceTimersByTime(10_000);
		while ((await read()).startsWith(':'));
		expect(await read()).toBe('the end');
		expect(subscribers.size).toBe(0);
		expect(onEnd).toHaveBeenCalledOnce();
	});

	test('ends when the process does', async () => {
		const { read, subscriber, subscribers, onEnd } = await open();
		await read();
		subscriber?.closed();
		expect(await read()).toBe('the end');
		expect(subscribers.size).toBe(0);
		expect(onEnd).toHaveBeenCalledOnce();
		expect(vi.getTimerCount()).toBe(0);
	});

	test('costs nothing any more when its reader has left', async () => {
		const { reader, subscribers, onEnd } = await open();
		await reader.cancel();
		expect(subscribers.size).toBe(0);
		expect(onEnd).toHaveBeenCalledOnce();
		expect(vi.getTimerCount()).toBe(0);
	});

	test('does not pile up for who does not read', async () => {
		const { subscriber, subscribers, onEnd } = await open();
		for (let count = 0; count < 100; count += 1) subscriber?.changed();
		expect(subscribers.size).toBe(0);
		expect(onEnd).toHaveBeenCalledOnce();
	});
});

test('a user has so many streams and no more, until one ends', () => {
	const streams = openStreams(2);
	const leave = streams.enter('ada');
	expect(streams.enter('ada')).toBeDefined();
	expect(streams.enter('ada')).toBeUndefined();
	expect(streams.enter('bo')).toBeDefined();
	leave?.();
	expect(streams.enter('ada')).toBeDefined();
});
