import { once } from 'node:events';
import { createServer } from 'node:http';
import { expect, test, vi } from 'vitest';
import { memoryServices } from '../memory/index.ts';
import { trackedDefer } from '../../ports/defer/tracked.ts';
import { trackConnections } from './connections.ts';
import { shutDown } from './shutdown.ts';

/** A listening server with services that note what happens to them. */
async function running() {
	const steps: string[] = [];
	const { logger, errors, database } = memoryServices();
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const services = {
		logger,
		defer: trackedDefer((error) => errors.report(error, {})),
		changes: { subscribe: vi.fn(), close: async () => void steps.push('streams ended') },
		database: { ...database, close: async () => void steps.push('database closed') },
		drain: () => void steps.push('not ready')
	};
	return { server, services, steps };
}

test('readiness flips first, deferred work finishes, and the database closes last', async () => {
	const { server, services, steps } = await running();
	const gate = Promise.withResolvers<undefined>();
	services.defer.run('mail', async () => {
		await gate.promise;
		steps.push('mail sent');
	});
	const stopped = shutDown(server, {
		services,
		connections: trackConnections(server),
		delayMs: 0,
		timeoutMs: 10_000
	});
	server.once('close', () => {
		steps.push('port closed');
		gate.resolve(undefined);
	});
	await stopped;
	expect(steps).toEqual([
		'not ready',
		'streams ended',
		'port closed',
		'mail sent',
		'database closed'
	]);
});

test('deferred work that never ends is given up after its time', async () => {
	const { server, services, steps } = await running();
	services.defer.run('endless', () => new Promise(() => undefined));
	await shutDown(server, {
		services,
		connections: trackConnections(server),
		delayMs: 0,
		timeoutMs: 1
	});
	expect(steps).toEqual(['not ready', 'streams ended', 'database closed']);
});

test('a database that does not close is given up after its time', async () => {
	const { server, services } = await running();
	services.database.close = () => new Promise(() => undefined);
	await shutDown(server, {
		services,
		connections: trackConnections(server),
		delayMs: 0,
		timeoutMs: 1
	});
	expect(server.listening).toBe(false);
});
