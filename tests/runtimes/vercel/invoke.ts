import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { PassThrough, Readable } from 'node:stream';
import { endToEndHeaders } from '../end-to-end-headers.ts';

export interface Invocation {
	/** Of the process that runs the function. */
	port: number;
	/** As the function shall see it, with the query. */
	path: string;
	method: string;
	headers: Headers;
	body: Uint8Array;
	/** Takes the request back from the function. */
	signal: AbortSignal;
}

/** Not every function hears of clients that leave: others run on, and nobody reads what they say. */
function readToTheEnd(message: IncomingMessage): Readable {
	const copy = new PassThrough();
	message.once('error', (error) => copy.destroy(error));
	copy.once('close', () => message.resume());
	return message.pipe(copy);
}

const NO_BODY = new Set([204, 205, 304]);

/** Passes a request to the process of a function. Rejects when that ends, or is stopped, before it answers. */
export async function invoke(
	{ port, path, method, headers, body, signal }: Invocation,
	{ cancellable }: { cancellable: boolean }
): Promise<Response> {
	const hasBody = body.byteLength > 0;
	const sent = Object.fromEntries(headers);
	delete sent['content-length'];
	if (hasBody) sent['content-length'] = String(body.byteLength);
	const request = httpRequest({
		host: '127.0.0.1',
		port,
		path,
		method,
		headers: sent,
		agent: false,
		signal
	});
	request.end(hasBody ? body : undefined);
	const [message] = (await once(request, 'response')) as [IncomingMessage];
	// From here on it is the message that tells of a connection that breaks.
	request.on('error', () => undefined);
	message.on('error', () => undefined);
	const status = message.statusCode ?? 500;
	const answer = { status, headers: endToEndHeaders(message) };
	if (NO_BODY.has(status) || method === 'HEAD') {
		message.resume();
		return new Response(null, answer);
	}
	const stream = cancellable ? message : readToTheEnd(message);
	return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, answer);
}
