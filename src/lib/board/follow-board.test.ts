import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { followBoard } from './follow-board.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** What the browser has: a page that is seen or not, and streams that the test speaks on. */
function browser(how: 'events' | 'polling') {
	const streams: { onopen(): void; onmessage(): void; onerror(): void; readyState: number }[] = [];
	const closed = vi.fn();
	const refresh = vi.fn();
	const document = Object.assign(new EventTarget(), { visibilityState: 'visible' });
	const show = (visibilityState: DocumentVisibilityState) => {
		document.visibilityState = visibilityState;
		document.dispatchEvent(new Event('visibilitychange'));
	};
	const stop = followBoard({
		how,
		openEvents: () => {
			const stream = { onopen: vi.fn(), onmessage: vi.fn(), onerror: vi.fn(), readyState: 0 };
			streams.push(stream);
			return Object.assign(stream, { close: closed }) as unknown as EventSource;
		},
		refresh,
		pollMs: 1000,
		document: document as unknown as Document
	});
	return { streams, closed, refresh, show, stop };
}

test('the board is read anew with each event, and after each connection', () => {
	const { streams, refresh } = browser('events');
	streams[0]?.onopen();
	streams[0]?.onmessage();
	streams[0]?.onopen();
	expect(refresh).toHaveBeenCalledTimes(3);
});

test('a hidden page holds no connection, and looks again when it is seen', () => {
	const { streams, closed, refresh, show } = browser('events');
	show('hidden');
	expect(closed).toHaveBeenCalledOnce();
	expect(refresh).not.toHaveBeenCalled();
	show('visible');
	expect(refresh).toHaveBeenCalledOnce();
	expect(streams).toHaveLength(2);
});

test('where events are refused, the page asks every now and then', () => {
	const { streams, refresh } = browser('events');
	const [stream] = streams;
	stream?.onerror();
	vi.advanceTimersByTime(5000);
	expect(refresh).not.toHaveBeenCalled();
	if (stream) stream.readyState = 2;
	stream?.onerror();
	vi.advanceTimersByTime(3000);
	expect(refresh).toHaveBeenCalledTimes(3);
});

test('without events the page asks every now and then, and not while it is hidden', () => {
	const { streams, refresh, show } = browser('polling');
	vi.advanceTimersByTime(2000);
	expect(refresh).toHaveBeenCalledTimes(2);
	show('hidden');
	vi.advanceTimersByTime(5000);
	expect(refresh).toHaveBeenCalledTimes(2);
	show('visible');
	expect(refresh).toHaveBeenCalledTimes(3);
	expect(streams).toHaveLength(0);
});

test.each(['events', 'polling'] as const)('once it is left, nothing is left of %s', (how) => {
	const { closed, refresh, show, stop } = browser(how);
	stop();
	show('visible');
	vi.advanceTimersByTime(5000);
	expect(refresh).not.toHaveBeenCalled();
	expect(closed).toHaveBeenCalledTimes(how === 'events' ? 1 : 0);
	expect(vi.getTimerCount()).toBe(0);
});
