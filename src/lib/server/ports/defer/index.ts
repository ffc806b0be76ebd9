/** Work that outlives the response: it must not delay the visitor and must not be lost. */
export interface Defer {
	/** Starts `work` now. A failure is told under `name` to whoever made this port; it never reaches the caller. */
	run(name: string, work: () => Promise<unknown>): void;
}

export type OnFailure = (error: unknown, name: string) => void;
