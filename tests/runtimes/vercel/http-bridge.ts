import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { endToEndHeaders } from '../end-to-end-headers.ts';

/** The first `limit` bytes. The rest is read too, because a client that is still sending would miss the answer. */
async function readBody(message: IncomingMessage, limit: number): Promise<Buffer<ArrayBuffer>> {
	const kept: Buffer[] = [];
	let size = 0;
	for await (const chunk of message as AsyncIterable<Buffer>) {
		if (size < limit) kept.push(chunk.subarray(0, limit - size));
		size += chunk.length;
	}
	return Buffer.concat(kept);
}

/** Aborts when the client leaves before it has its answer. */
function departure(response: ServerResponse): AbortSignal {
	const controller = new AbortController();
	response.once('close', () => {
		if (!response.writableFinished) controller.abort();
	});
	return controller.signal;
}

/**
 * The request as fetch has it, with no more than `bodyLimit` bytes of its body. Throws a TypeError on an address, or
 * a method (TRACE), that fetch does not know.
 */
export async function toRequest(
	message: IncomingMessage,
	response: ServerResponse,
	{ origin, bodyLimit }: { origin: string; bodyLimit: number }
): Promise<Request> {
	const { method = 'GET', url = '/' } = message;
	if (!url.startsWith('/')) throw new TypeError(`This is no path: ${url}`);
	const signal = departure(response);
	const body = await readBody(message, bodyLimit);
	return new Request(origin + url, {
		method,
		headers: endToEndHeaders(message),
		body: body.length === 0 || ['GET', 'HEAD'].includes(method) ? undefined : body,
		signal
	});
}

/** Sends the answer as it is made. A body that breaks, breaks off the connection, and is thrown. */
export async function send(response: Response, to: ServerResponse): Promise<void> {
	const { status, headers, body } = response;
	to.writeHead(status, [...headers].flat());
	if (!body || to.req.method === 'HEAD') {
		to.end();
		await body?.cancel();
		return;
	}
	to.flushHeaders();
	await pipeline(Readable.fromWeb(body as ReadableStream), to).catch((error: unknown) => {
		// The client left; whoever makes the body has been told by now.
		if (!isPrematureClose(error)) throw error;
	});
}

function isPrematureClose(error: unknown): boolean {
	return error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
}
