/** How much is read of a body that nobody wants. */
const DISCARDED_BYTES = 8 * 1024 * 1024;

/**
 * Reads on, and throws away: who is still sending does not read our answer, and workerd closes the connection on a body
 * that nobody reads, with the answer on it.
 */
export async function discardBody(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
	let size = 0;
	for (let next = await reader.read(); !next.done && size <= DISCARDED_BYTES;) {
		size += next.value.byteLength;
		next = await reader.read();
	}
}
