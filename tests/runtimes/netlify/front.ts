import { once } from 'node:events';
import {
	createServer,
	type IncomingMessage,
	type OutgoingHttpHeaders,
	type Server,
	type ServerResponse
} from 'node:http';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { endToEndHeaders } from '../end-to-end-headers.ts';
import { toNodeStream, toWebStream } from './web-streams.ts';

/** Answers one request; `address` is the client's, from the socket. */
export type Answer = (request: Request, address: string) => Promise<Response>;

/** Headers as Node takes them: several cookies stay several headers. */
export function nodeHeaders(headers: Headers): OutgoingHttpHeaders {
	const cookies = headers.getSetCookie();
	const single: OutgoingHttpHeaders = Object.fromEntries(headers);
	return cookies.length > 0 ? { ...single, 'set-cookie': cookies } : single;
}

/** The body apart from its connection: leaving it unread or cancelling it does no harm to the answer. */
function bodyOf(incoming: IncomingMessage): PassThrough {
	const body = new PassThrough();
	// Whoever reads it learns of an error, and nobody has to.
	body.on('error', () => undefined);
	incoming.once('close', () => {
		if (!incoming.complete) body.destroy(new Error('The client has gone.'));
	});
	return incoming.pipe(body);
}

/** `undefined` for what cannot be a `Request`: another form of target, a host that is none, TRACE. */
function requestOf(incoming: IncomingMessage, signal: AbortSignal): Request | undefined {
	const { url = '', method = 'GET' } = incoming;
	if (!url.startsWith('/')) return undefined;
	const hasBody = method !== 'GET' && method !== 'HEAD' && !isEmpty(incoming);
	try {
		return new Request(`http://${incoming.headers.host ?? ''}${url}`, {
			method,
			headers: endToEndHeaders(incoming),
			signal,
			...(hasBody && { body: toWebStream(bodyOf(incoming)), duplex: 'half' })
		});
	} catch {
		return undefined;
	}
}

function isEmpty({ headers }: IncomingMessage): boolean {
	return headers['transfer-encoding'] === undefined && (headers['content-length'] ?? '0') === '0';
}

async function send(response: Response, outgoing: ServerResponse): Promise<void> {
	outgoing.writeHead(response.status, nodeHeaders(response.headers));
	outgoing.flushHeaders();
	if (response.body === null) {
		outgoing.end();
		return;
	}
	await pipeline(toNodeStream(response.body), outgoing);
}

async function handle(incoming: IncomingMessage, outgoing: ServerResponse, answer: Answer) {
	const gone = new AbortController();
	outgoing.once('close', () => gone.abort());
	const request = requestOf(incoming, gone.signal);
	if (!request) {
		outgoing.writeHead(400, { connection: 'close' }).end('Bad Request');
		return;
	}
	try {
		await send(await answer(request, incoming.socket.remoteAddress ?? ''), outgoing);
		// What nobody read would block the next request on this connection.
		incoming.unpipe().resume();
	} catch (error) {
		if (gone.signal.aborted) return;
		console.error('No answer:', error);
		if (outgoing.headersSent) outgoing.destroy();
		else outgoing.writeHead(502, { 'content-type': 'text/plain' }).end('Bad Gateway');
	}
}

/** Serves HTTP on loopback and resolves when it listens. A client that goes away aborts the request's signal. */
export async function serve(port: number, answer: Answer): Promise<Server> {
	const server = createServer((incoming, outgoing) => void handle(incoming, outgoing, answer));
	server.listen(port, '127.0.0.1');
	await once(server, 'listening');
	return server;
}
