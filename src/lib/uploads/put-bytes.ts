interface Upload {
	url: string;
	headers: Record<string, string>;
	signal: AbortSignal;
	/** Called with the share that was sent, from 0 to 1. */
	onProgress: (share: number) => void;
}

/**
 * Sends a file to storage. By XMLHttpRequest, because `fetch` does not say how far it is.
 * @returns the status of the answer; 0 when there was none
 * @throws what `signal` was aborted with
 */
export function putBytes(
	file: Blob,
	{ url, headers, signal, onProgress }: Upload
): Promise<number> {
	return new Promise((resolve, reject) => {
		const request = new XMLHttpRequest();
		request.open('PUT', url);
		for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
		request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(loaded / total));
		request.addEventListener('load', () => resolve(request.status));
		request.addEventListener('error', () => resolve(0));
		signal.addEventListener('abort', () => {
			request.abort();
			reject(signal.reason as Error);
		});
		request.send(file);
	});
}
