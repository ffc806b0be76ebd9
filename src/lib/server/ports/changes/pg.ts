import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { Changes } from './index.ts';
import { CHANNEL, subscriberList } from './subscriber-list.ts';

interface PgChangesOptions {
	connectionString: string;
	/** How long connecting may take before it fails, in milliseconds. */
	connectionTimeoutMillis: number;
	/** From one attempt to connect again to the next, in milliseconds. */
	retryMillis: number;
	/** A connection that breaks, or that cannot be made again. */
	onConnectionError: (error: unknown) => void;
}

/**
 * PostgreSQL's notifications, on one connection of their own from the first subscription on: a pool's connections
 * change hands, and LISTEN belongs to one. https://www.postgresql.org/docs/current/sql-listen.html
 */
export function pgChanges({
	onConnectionError,
	retryMillis,
	...options
}: PgChangesOptions): Changes {
	const subscribers = subscriberList();
	let client: Promise<pg.Client> | undefined;
	let isClosed = false;

	/** Shared by all who subscribe while it is being made. */
	const listening = () => (client ??= listen());

	async function listen(): Promise<pg.Client> {
		const { connectionTimeoutMillis } = options;
		const fresh = new pg.Client({
			...options,
			keepAlive: true,
			query_timeout: connectionTimeoutMillis
		});
		fresh.on('error', onConnectionError);
		fresh.on('notification', ({ payload = '' }) => subscribers.tell(payload));
		try {
			await fresh.connect();
			await fresh.query(`listen ${CHANNEL}`);
		} catch (error) {
			client = undefined;
			fresh.end().catch(onConnectionError);
			throw error;
		}
		fresh.once('end', () => {
			client = undefined;
			void resume();
		});
		return fresh;
	}

	/** After a break. Nobody has said what changed meanwhile, so everybody looks again. */
	async function resume(): Promise<void> {
		while (!isClosed && !subscribers.isEmpty()) {
			try {
				await listening();
				return subscribers.tellAll();
			} catch (error) {
				onConnectionError(error);
				await wait(retryMillis, undefined, { ref: false });
			}
		}
	}

	return {
		async subscribe(boardId, subscriber) {
			if (isClosed) throw new Error('Changes are not told any more.');
			await listening();
			return subscribers.add(boardId, subscriber);
		},
		async close() {
			isClosed = true;
			subscribers.closeAll();
			const open = await client?.catch(() => undefined);
			await open?.end();
		}
	};
}
