import { once } from 'node:events';
import {
	createServer,
	type IncomingMessage,
	type RequestListener,
	type Server,
	type ServerResponse
} from 'node:http';
import {
	HOST,
	KEEP_ALIVE_TIMEOUT,
	ORIGIN,
	PORT,
	PROTOCOL_HEADER,
	SHUTDOWN_DELAY,
	SHUTDOWN_TIMEOUT,
	SLOW_REQUEST_MS
} from '$app/env/private';
import { trackConnections, type Connections } from './connections.ts';
import { coverUnhandled } from './cover-unhandled.ts';
import type { NodeServices } from './index.ts';
import { tidy } from './request-hygiene.ts';
import { servedFiles } from './served-files.ts';
import { shutDownOnSignal } from './shutdown.ts';
import { answerConnect, answerUnparsable } from './unparsable.ts';
import { refusalOf, refuse } from './unservable.ts';

/** Listens, and answers through adapter-node's `handler` until a signal ends the process. */
export async function serve(handler: RequestListener, services: NodeServices): Promise<void> {
	// We answer a missing Host header ourselves: Node would do it without body, id and log line.
	const server = createServer({
		requireHostHeader: false,
		keepAliveTimeout: KEEP_ALIVE_TIMEOUT * 1000
	});
	const connections = trackConnections(server);
	const files = servedFiles(globalThis.slipway?.folder ?? 'build');
	const cover = coverUnhandled({ services, slowMs: SLOW_REQUEST_MS, isSecure });

	const receive = (request: IncomingMessage, response: ServerResponse): string => {
		connections.track(request, response);
		// So that proxies stop sending requests on connections that are about to go.
		if (services.draining()) response.setHeader('connection', 'close');
		tidy(request, { protocolHeader: PROTOCOL_HEADER });
		return cover(request, response);
	};
	server.on('request', (request, response) => {
		const requestId = receive(request, response);
		const refusal = refusalOf(request, files);
		if (refusal) return refuse(response, requestId, refusal);
		Promise.try(handler, request, response).catch((error: unknown) => {
			services.errors.report(error, { requestId });
			if (response.headersSent) response.destroy();
			else refuse(response, requestId, 'internal');
		});
	});
	server.on('checkExpectation', (request, response) => {
		refuse(response, receive(request, response), 'malformed-request', 417);
	});
	server.on('clientError', answerUnparsable({ services, isBusy: connections.isBusy }));
	server.on('connect', answerConnect({ services, isBusy: connections.isBusy }));
	endWithTheProcess(server, connections, services);
	await listen(server);
	announce(services);
}

function endWithTheProcess(server: Server, connections: Connections, services: NodeServices): void {
	shutDownOnSignal(server, {
		services,
		connections,
		delayMs: SHUTDOWN_DELAY * 1000,
		timeoutMs: SHUTDOWN_TIMEOUT * 1000
	});
	// Whoever reads the log is gone, and so is whoever watches over this process. Telling them would fail the same way.
	process.stdout.on('error', () => process.exit(1));
	process.on('uncaughtException', (error, origin) => {
		// After an error nobody caught, what is in memory cannot be trusted any more.
		services.errors.report(error, { origin });
		void services.errors.flush().finally(() => process.exit(1));
	});
}

/** Whether the visitor came over https, which only a proxy can know; `tidy` has made its word a plain one. */
function isSecure({ headers }: IncomingMessage): boolean {
	if (ORIGIN) return ORIGIN.startsWith('https:');
	return PROTOCOL_HEADER !== undefined && headers[PROTOCOL_HEADER] === 'https';
}

async function listen(server: Server): Promise<void> {
	server.listen(PORT, HOST);
	try {
		await once(server, 'listening');
	} catch (cause) {
		const taken = cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE';
		const reason = cause instanceof Error ? cause.message : String(cause);
		throw new Error(
			taken
				? `Port ${PORT} on ${HOST} is taken. Stop what uses it, or choose another: PORT=${PORT + 1}`
				: `HOST or PORT cannot be listened on: ${reason}. Example: HOST=127.0.0.1 PORT=3000`,
			{ cause }
		);
	}
}

function announce({ logger, deployment }: NodeServices): void {
	const address = `http://${HOST.includes(':') ? `[${HOST}]` : HOST}:${PORT}`;
	logger.info({ address, release: deployment.release }, 'listening');
	if (deployment.environment !== 'development') return;
	// For people; standard output belongs to the log.
	const { database } = deployment.madeOf;
	console.error(`\n  Slipway is ready: ${address}\n  Database: ${database}. Ctrl-C stops it.\n`);
}
