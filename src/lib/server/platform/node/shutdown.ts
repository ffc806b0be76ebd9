import type { Server } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Changes } from '../../ports/changes/index.ts';
import type { Database } from '../../ports/database/index.ts';
import type { TrackedDefer } from '../../ports/defer/tracked.ts';
import type { Logger } from '../../ports/logger/index.ts';
import type { Connections } from './connections.ts';

export interface ShutdownOptions {
	services: {
		database: Database;
		changes: Changes;
		defer: TrackedDefer;
		logger: Logger;
		drain: () => void;
	};
	connections: Pick<Connections, 'closeWhenIdle'>;
	/** From "not ready" to the closed port, so that load balancers stop sending requests first. */
	delayMs: number;
	/** What running requests and deferred work get together. */
	timeoutMs: number;
}

/** What closing the database gets: with the defaults, all of it stays below the 30 seconds that orchestrators wait. */
const CLOSE_MS = 3000;

/**
 * Ends the process without losing anything acknowledged: readiness flips, the port closes, running requests and
 * deferred work finish within their time, then database and logger close. Streams of changes would never finish: they
 * are ended.
 */
export async function shutDown(
	server: Server,
	{ services, connections, delayMs, timeoutMs }: ShutdownOptions
): Promise<void> {
	const { database, changes, defer, logger } = services;
	services.drain();
	logger.info({ delayMs, timeoutMs }, 'draining');
	await wait(delayMs);

	const closed = new Promise<void>((resolve) => server.close(() => resolve()));
	connections.closeWhenIdle();
	const told = changes.close();
	if (
		!(await finishesWithin(
			timeoutMs,
			Promise.all([closed, told]).then(() => defer.settled())
		))
	) {
		logger.error({ timeoutMs }, 'shutdown timed out: open requests and deferred work are cut off');
		server.closeAllConnections();
	}
	if (!(await finishesWithin(CLOSE_MS, database.close()))) {
		logger.error({ timeoutMs: CLOSE_MS }, 'shutdown timed out: the database did not close');
	}
	logger.info({}, 'stopped');
	await logger.flush();
}

async function finishesWithin(milliseconds: number, work: Promise<unknown>): Promise<boolean> {
	const timer = new AbortController();
	const timedOut = wait(milliseconds, false, { signal: timer.signal });
	timedOut.catch(() => undefined);
	const inTime = await Promise.race([work.then(() => true), timedOut]);
	timer.abort();
	return inTime;
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
		// Ctrl-C comes from a person, and no load balancer is in front of one's own terminal.
		const delayMs = signal === 'SIGINT' ? 0 : options.delayMs;
		shutDown(server, { ...options, delayMs }).then(
			() => {
				// adapter-node's own event for whoever wants to clean up: https://svelte.dev/docs/kit/adapter-node
				// @ts-expect-error custom events cannot be typed
				process.emit('sveltekit:shutdown', signal);
				process.exit(0);
			},
			(err: unknown) => {
				logger.error({ err }, 'shutdown failed');
				process.exit(1);
			}
		);
	};
	process.on('SIGTERM', stop);
	process.on('SIGINT', stop);
}
