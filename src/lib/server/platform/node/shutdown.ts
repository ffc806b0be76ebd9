import type { Server } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from '../../ports/database/index.ts';
import type { TrackedDefer } from '../../ports/defer/tracked.ts';
import type { Logger } from '../../ports/logger/index.ts';

export interface ShutdownOptions {
	services: { database: Database; defer: TrackedDefer; logger: Logger; drain: () => void };
	/** From "not ready" to the closed port, so that load balancers stop sending requests first. */
	delayMs: number;
	/** What running requests and deferred work get together. */
	timeoutMs: number;
}

/**
 * Ends the process without losing anything acknowledged: readiness flips, the port closes, running requests and
 * deferred work finish within their time, then the database closes.
 */
export async function shutDown(
	server: Server,
	{ services, delayMs, timeoutMs }: ShutdownOptions
): Promise<void> {
	const { database, defer, logger } = services;
	services.drain();
	logger.info({ delayMs, timeoutMs }, 'draining');
	await wait(delayMs);

	const closed = new Promise<void>((resolve) => server.close(() => resolve()));
	server.closeIdleConnections();
	const finished = closed.then(() => defer.settled()).then(() => true as const);
	const timer = new AbortController();
	const timedOut = wait(timeoutMs, false as const, { signal: timer.signal });
	timedOut.catch(() => undefined);

	const inTime = await Promise.race([finished, timedOut]);
	timer.abort();
	if (!inTime) {
		logger.error({ timeoutMs }, 'shutdown timed out: open requests and deferred work are cut off');
		server.closeAllConnections();
	}
	await database.close();
	logger.info({}, 'stopped');
}

/** npm passes Ctrl-C on to a process that the terminal has already told. */
const SAME_KEYPRESS_MS = 200;

/** The first signal asks politely; a second one means now. */
export function shutDownOnSignal(server: Server, options: ShutdownOptions): void {
	const { logger } = options.services;
	let askedAt: number | undefined;
	const stop = (signal: NodeJS.Signals) => {
		if (askedAt !== undefined) {
			if (performance.now() - askedAt < SAME_KEYPRESS_MS) return;
			logger.warn({ signal }, 'second signal: exiting at once');
			process.exit(1);
		}
		askedAt = performance.now();
		shutDown(server, options).then(
			() => process.exit(0),
			(err: unknown) => {
				logger.error({ err }, 'shutdown failed');
				process.exit(1);
			}
		);
	};
	process.on('SIGTERM', stop);
	process.on('SIGINT', stop);
}
