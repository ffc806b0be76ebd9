import type { Changes } from '../ports/changes/index.ts';

interface ChangeStreamOptions {
	changes: Changes;
	boardId: string;
	/** How often something is sent though nothing happened, so that nobody on the way takes the connection for dead. */
	heartbeatMs: number;
	/** Then the stream ends: who comes back has to be a member still. */
	lifetimeMs: number;
	/** Called once, however the stream ends. */
	onEnd: () => void;
}

/** How long a browser waits before it comes back, in milliseconds. */
const RETRY = 'retry: 2000\n\n';
/** An event without data would not be dispatched. What changed is read where membership is checked. */
const CHANGED = 'data: changed\n\n';
const HEARTBEAT = ': still here\n\n';
/** Who leaves more than this unread is cut off, and looks again after coming back. */
const MAX_UNREAD = 16;

/**
 * Changes of a board as server-sent events: https://html.spec.whatwg.org/multipage/server-sent-events.html
 * @throws Error when nobody is there who would tell of changes
 */
export async function changeStream(
	options: ChangeStreamOptions
): Promise<ReadableStream<Uint8Array>> {
	const { changes, boardId, heartbeatMs, lifetimeMs, onEnd } = options;
	const { readable, send, end } = textStream(() => {
		clearInterval(heartbeat);
		clearTimeout(lifetime);
		unsubscribe();
		onEnd();
	});
	const unsubscribe = await changes.subscribe(boardId, {
		changed: () => send(CHANGED),
		closed: end
	});
	const heartbeat = setInterval(send, heartbeatMs, HEARTBEAT);
	const lifetime = setTimeout(end, lifetimeMs);
	send(RETRY);
	return readable;
}

interface TextStream {
	readable: ReadableStream<Uint8Array>;
	send: (text: string) => void;
	end: () => void;
}

/** A stream that is written from outside. `onEnd` is called once, whether we end it or its reader does. */
function textStream(onEnd: () => void): TextStream {
	const encoder = new TextEncoder();
	let isOpen = true;
	let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
	const stop = () => {
		isOpen = false;
		onEnd();
	};
	const readable = new ReadableStream<Uint8Array>(
		{
			start: (own) => void (controller = own),
			cancel: stop
		},
		{ highWaterMark: MAX_UNREAD }
	);
	const end = () => {
		if (!isOpen) return;
		controller?.close();
		stop();
	};
	return {
		readable,
		end,
		send(text) {
			if (!isOpen) return;
			if ((controller?.desiredSize ?? 0) <= 0) return end();
			controller?.enqueue(encoder.encode(text));
		}
	};
}
