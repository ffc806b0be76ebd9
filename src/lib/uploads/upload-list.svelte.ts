import { uploadFile, type Failure, type Place } from './upload-file.ts';

/** A file on its way, or one that did not arrive. */
export interface Upload {
	readonly id: number;
	readonly file: File;
	/** From 0 to 1. */
	share: number;
	failure: Failure | undefined;
}

/** How an upload ended, for whoever tells people. */
export type End = 'uploaded' | 'canceled' | 'failed';

interface Options {
	place: () => Place;
	/** The next file waits for it. */
	onEnd: (file: File, end: End) => unknown;
	/** What attaches one file; a test brings its own. */
	send?: typeof uploadFile;
}

/** The files that are being uploaded, one after the other, so that the first is there soon. */
export function uploadList({ place, onEnd, send = uploadFile }: Options) {
	const uploads = $state<Upload[]>([]);
	let current: { id: number; controller: AbortController } | undefined;
	let line: Promise<unknown> = Promise.resolve();
	let count = 0;

	const find = (id: number) => uploads.find((upload) => upload.id === id);

	function forget(id: number): void {
		const index = uploads.findIndex((upload) => upload.id === id);
		if (index >= 0) uploads.splice(index, 1);
	}

	async function attempt(upload: Upload, signal: AbortSignal): Promise<Failure | undefined> {
		try {
			const onProgress = (share: number) => void (upload.share = share);
			return await send(upload.file, place(), { signal, onProgress });
		} catch {
			// Files can be changed or taken away while they are read.
			return { reason: 'other' };
		}
	}

	async function run(id: number): Promise<void> {
		const upload = find(id);
		// It was cancelled while it waited.
		if (!upload) return;
		const controller = new AbortController();
		const { signal } = controller;
		current = { id, controller };
		const failure = await attempt(upload, signal);
		if (signal.aborted) return;
		upload.failure = failure;
		await onEnd(upload.file, failure ? 'failed' : 'uploaded');
		if (!failure) forget(id);
	}

	function enqueue(id: number): void {
		line = line.then(() => run(id));
	}

	return {
		uploads,
		add: (files: Iterable<File>): void => {
			for (const file of files) {
				const id = ++count;
				uploads.push({ id, file, share: 0, failure: undefined });
				enqueue(id);
			}
		},
		cancel(id: number): void {
			const upload = find(id);
			if (current?.id === id) current.controller.abort();
			forget(id);
			if (upload) void onEnd(upload.file, 'canceled');
		},
		retry(id: number): void {
			const upload = find(id);
			if (!upload) return;
			Object.assign(upload, { share: 0, failure: undefined });
			enqueue(id);
		},
		dismiss: forget
	};
}
