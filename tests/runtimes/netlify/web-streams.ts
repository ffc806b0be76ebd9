import { Readable } from 'node:stream';
import { type ReadableStream as NodeStream } from 'node:stream/web';

/** Node's own conversions, between the types of Node and of the web: these differ although the objects do not. */
export function toWebStream(stream: Readable): ReadableStream<Uint8Array<ArrayBuffer>> {
	return Readable.toWeb(stream) as ReadableStream<Uint8Array<ArrayBuffer>>;
}

export function toNodeStream(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Readable {
	return Readable.fromWeb(stream as NodeStream);
}
