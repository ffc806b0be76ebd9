import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import {
	APP_ENV,
	HOST,
	KEEP_ALIVE_TIMEOUT,
	ORIGIN,
	PORT,
	PROTOCOL_HEADER,
	SHUTDOWN_DELAY,
	SHUTDOWN_TIMEOUT,
	SLOW_REQUEST_MS
} from '$app/env/private';
import { coverUnhandled } from './cover-unhandled.ts';
import type { NodeServices } from './index.ts';
import { shutDownOnSignal } from './shutdown.ts';
import { answerUnparsable } from './unparsable.ts';
import { refuseUnservable } from './unservable.ts';

/** Listens, and answers through adapter-node's `handler` until a signal ends the process. */
export async function serve(handler: RequestListener, services: NodeServices): Promise<void> {
	const busy = new Set<Duplex>();
	const cover = coverUnhandled({ services, slowMs: SLOW_REQUEST_MS, isSecure });

	// We answer a missing Host header ourselves: Node would do it without body, id and log line.
	const options = { requireHostHeader: false, keepAliveTimeout: KEEP_ALIVE_TIMEOUT * 1000 };
	const server = createServer(options, (request, response) => {
		busy.add(request.socket);
		response.once('close', () => {
			busy.delete(request.socket);
			// A connection that was kept alive must not keep a closed server open.
			if (services.draining()) setImmediate(() => server.closeIdleConnections());
		});
		cover(request, response);
		if (!refuseUnservable(request, response)) handler(request, response);
	});
	server.on('clientError', answerUnparsable({ services, isBusy: (socket) => busy.has(socket) }));
	shutDownOnSignal(server, {
		services,
		delayMs: SHUTDOWN_DELAY * 1000,
		timeoutMs: SHUTDOWN_TIMEOUT * 1000
	});
	process.on('uncaughtException', (error, origin) => {
		// After an error nobody caught, what is in memory cannot be trusted any more.
		services.errors.report(error, { origin });
		process.exit(1);
	});
	await listen(server);
	announce(services);
}

function isSecure({ headers }: IncomingMessage): boolean {
	if (ORIGIN) return ORIGIN.startsWith('https:');
	return PROTOCOL_HEADER !== undefined && headers[PROTOCOL_HEADER] === 'https';
}

async function listen(server: Server): Promise<void> {
	server.listen(PORT, HOST);
	try {
		await once(server, 'listening');
	} catch (error) {
		if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
		throw new Error(
			`Port ${PORT} on ${HOST} is taken. Stop what uses it, or choose another: PORT=${PORT + 1}`,
			{ cause: error }
		);
	}
}

function announce({ logger, deployment }: NodeServices): void {
	const address = `http://${HOST}:${PORT}`;
	logger.info({ address, release: deployment.release }, 'listening');
	if (APP_ENV !== 'development') return;
	// For people; standard output belongs to the log.
	const { database } = deployment.madeOf;
	console.error(`\n  Slipway is ready: ${address}\n  Database: ${database}. Ctrl-C stops it.\n`);
}
