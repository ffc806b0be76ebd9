import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** How long a client may go on sending after its answer, or leave its side open, in milliseconds. */
export const LINGER_MS = 2000;

export interface Connections {
	/** Notes that a request is being answered on its connection. */
	track: (request: IncomingMessage, response: ServerResponse) => void;
	isBusy: (connection: Duplex) => boolean;
	/** Closes every connection on which nothing is being answered, now and as they become idle. */
	closeWhenIdle: () => void;
}

/**
 * Knows what is being answered on which connection. Node's own `closeIdleConnections` leaves those alone that never
 * sent a request (a browser's preconnect), and they would hold up a shutdown.
 */
export function trackConnections(server: Server, lingerMs = LINGER_MS): Connections {
	const running = new Map<Duplex, number>();
	let closing = false;

	server.on('connection', (connection) => {
		running.set(connection, 0);
		connection.once('close', () => running.delete(connection));
	});

	const finish = (connection: Duplex) => {
		const count = (running.get(connection) ?? 1) - 1;
		if (running.has(connection)) running.set(connection, count);
		if (closing && count === 0) hangUp(connection, lingerMs);
	};

	return {
		track(request, response) {
			const { socket } = request;
			running.set(socket, (running.get(socket) ?? 0) + 1);
			response.once('close', () => finish(socket));
			response.once('finish', () => readTheRest(request, lingerMs));
		},
		isBusy: (connection) => (running.get(connection) ?? 0) > 0,
		closeWhenIdle() {
			closing = true;
			for (const [connection, count] of running) if (count === 0) connection.destroy();
		}
	};
}

/** Ends our side with `lastWords`, and then the connection, if the client does not. */
export function hangUp(connection: Duplex, lingerMs: number, lastWords = ''): void {
	connection.end(lastWords);
	setTimeout(() => connection.destroy(), lingerMs).unref();
}

/** Closing on a client that is still sending would reset the connection, and our answer with it. */
function readTheRest(request: IncomingMessage, lingerMs: number): void {
	if (request.complete) return;
	// Whoever still reads the body (deferred work, say) must learn that it gets no more of it.
	if (request.listenerCount('error') > 0) {
		request.emit('error', new Error('The request was answered before its body was read.'));
	}
	const giveUp = setTimeout(() => request.socket.destroy(), lingerMs);
	request.once('close', () => clearTimeout(giveUp));
	request.removeAllListeners('data').resume();
}
