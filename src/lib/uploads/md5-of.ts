/** Small enough that a page still answers to clicks in between. */
const CHUNK_BYTES = 1024 * 1024;

/**
 * The MD5 of a file in base64, as Content-MD5 has it. Web Crypto has no MD5, and storage speaks nothing else; it is
 * against bytes that change on the way, not against people.
 * @throws what `signal` was aborted with
 */
export async function md5Of(file: Blob, signal: AbortSignal): Promise<string> {
	const { md5 } = await import('@noble/hashes/legacy.js');
	const hash = md5.create();
	for (let start = 0; start < file.size; start += CHUNK_BYTES) {
		signal.throwIfAborted();
		const chunk = await file.slice(start, start + CHUNK_BYTES).arrayBuffer();
		hash.update(new Uint8Array(chunk));
	}
	return btoa(String.fromCharCode(...hash.digest()));
}
