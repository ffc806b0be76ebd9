interface TickOptions {
	chunks: number;
	intervalMs: number;
	/** Milliseconds; only differences matter. */
	now: () => number;
}

/** JSON lines that are made while they are sent. Stops making them when nobody listens any more. */
export function tickStream({ chunks, intervalMs, now }: TickOptions): ReadableStream<Uint8Array> {
	const encoder = new TextEncoder();
	const startedAt = now();
	let timer: ReturnType<typeof setTimeout> | undefined;
	let sent = 0;
	return new ReadableStream({
		async pull(controller) {
			if (sent > 0) await new Promise<void>((done) => (timer = setTimeout(done, intervalMs)));
			sent += 1;
			const elapsedMs = Math.round(now() - startedAt);
			controller.enqueue(encoder.encode(`${JSON.stringify({ chunk: sent, chunks, elapsedMs })}\n`));
			if (sent === chunks) controller.close();
		},
		cancel: () => clearTimeout(timer)
	});
}
