import type { Defer, OnFailure } from './index.ts';

export interface TrackedDefer extends Defer {
	/** Resolves when no work is left, also work that was started meanwhile. */
	settled(): Promise<void>;
}

/** For a process that lives on after the response: remembers what runs, so that shutdown can wait for it. */
export function trackedDefer(onFailure: OnFailure): TrackedDefer {
	const running = new Set<Promise<void>>();
	return {
		run(name, work) {
			const tracked = Promise.try(work)
				.then(() => undefined)
				.catch((error: unknown) => onFailure(error, name))
				.finally(() => running.delete(tracked));
			running.add(tracked);
		},
		async settled() {
			while (running.size > 0) await Promise.all(running);
		}
	};
}
