import type { Defer, OnFailure } from './index.ts';

/** For platforms that end a request's world with its response, unless told what is still under way. */
export function waitUntilDefer(
	waitUntil: (work: Promise<unknown>) => void,
	onFailure: OnFailure
): Defer {
	return {
		run(name, work) {
			waitUntil(Promise.try(work).catch((error: unknown) => onFailure(error, name)));
		}
	};
}
