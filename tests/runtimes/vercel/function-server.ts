import { AsyncLocalStorage } from 'node:async_hooks';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { send, toRequest } from './http-bridge.ts';
import { pendingWork, type PendingWork } from './pending-work.ts';
import { GRACE_MS } from './shutdown.ts';

export interface RequestContext {
	/** Keeps the process until the work is done, however long the answer is gone. */
	waitUntil: (work: Promise<unknown>) => void;
}

type Handler = (request: Request, context: RequestContext) => Promise<Response>;

const contexts = new AsyncLocalStorage<RequestContext>();

/** Where `@vercel/functions` looks for `waitUntil`. */
export const REQUEST_CONTEXT = Symbol.for('@vercel/request-context');
export const requestContext = { get: () => contexts.getStore() };

/**
 * The part of a function's process that both runtimes share: loads the function, serves what the host passes on, tells
 * the host its port, and ends with the host, after what it is doing. Rejects when the function cannot be loaded.
 */
export async function serveFunction(load: () => Promise<Handler>): Promise<void> {
	const work = pendingWork();
	const context: RequestContext = { waitUntil: (promise) => work.add(promise) };
	const server = createServer();
	endWithHost(server, work);
	const handle = await load();

	async function answer(message: IncomingMessage, response: ServerResponse): Promise<void> {
		const { host = 'localhost', 'x-forwarded-proto': protocol = 'http' } = message.headers;
		const origin = `${String(protocol)}://${host}`;
		const request = await toRequest(message, response, { origin, bodyLimit: Infinity });
		await send(await contexts.run(context, () => handle(request, context)), response);
	}

	server.on('request', (message, response) => {
		// Only a date that the function set itself is its own.
		response.sendDate = false;
		const answered = answer(message, response).catch((error: unknown) => {
			console.error(error);
			// The host says what the platform says of a function that failed.
			response.destroy();
		});
		work.add(answered);
	});
	server.listen(0, '127.0.0.1', () => {
		process.send?.({ port: (server.address() as AddressInfo).port });
	});
}

function endWithHost(server: Server, work: PendingWork): void {
	let ending = false;
	async function end(): Promise<void> {
		if (ending) return;
		ending = true;
		server.close();
		setTimeout(() => process.exit(), GRACE_MS);
		await work.settled();
		process.exit();
	}
	process.on('SIGTERM', () => void end());
	// The host is gone, without a word if it was killed.
	process.on('disconnect', () => void end());
	// A terminal sends it to all processes; the host decides when this one ends.
	process.on('SIGINT', () => undefined);
}
