export interface PendingWork {
	/** Counts until it is settled; a failure is printed, because nobody waits for it. */
	add(work: Promise<unknown>): void;
	/** Resolves when nothing is left, also of what was added meanwhile. */
	settled(): Promise<void>;
}

/** What a process still has to do: running requests, and what the function gave to `waitUntil`. */
export function pendingWork(): PendingWork {
	const pending = new Set<Promise<void>>();
	return {
		add(work) {
			const counted = Promise.resolve(work)
				.then(() => undefined)
				.catch((error: unknown) => console.error(error))
				.finally(() => pending.delete(counted));
			pending.add(counted);
		},
		async settled() {
			while (pending.size > 0) await Promise.all(pending);
		}
	};
}
