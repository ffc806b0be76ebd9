import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { tickStream } from './tick-stream.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('sends the first chunk before the second is made, and closes after the last', async () => {
	const reader = tickStream({ chunks: 2, intervalMs: 400, now: () => Date.now() }).getReader();
	const decode = ({ value }: { value?: Uint8Array }) =>
		JSON.parse(new TextDecoder().decode(value)) as unknown;

	expect(decode(await reader.read())).toEqual({ chunk: 1, chunks: 2, elapsedMs: 0 });
	await vi.advanceTimersByTimeAsync(400);
	expect(decode(await reader.read())).toEqual({ chunk: 2, chunks: 2, elapsedMs: 400 });
	expect(await reader.read()).toEqual({ value: undefined, done: true });
});

test('leaves no timer behind when the reader goes away', async () => {
	const reader = tickStream({ chunks: 2, intervalMs: 400, now: () => Date.now() }).getReader();
	await reader.read();
	await reader.cancel();
	expect(vi.getTimerCount()).toBe(0);
});
