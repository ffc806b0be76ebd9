import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { sqlState, type Database } from './index.ts';
import { checkLogin } from './login.ts';
import { runStatements, type Transaction } from './run-statements.ts';

export interface PgPoolOptions {
	connectionString: string;
	max: number;
	idleTimeoutMillis: number;
	connectionTimeoutMillis: number;
	/** How long one statement may take before it fails. */
	query_timeout: number;
	/** A connection that breaks; the pool replaces it, and whoever waits for an answer gets the error too. */
	onConnectionError: (error: Error) => void;
}

/** A pool of connections to a PostgreSQL server. Connects when the first statement runs. */
export function pgDatabase({ onConnectionError, ...options }: PgPoolOptions): Database {
	const pool = new pg.Pool({ ...options, keepAlive: true });
	// The pool listens to idle connections only; without a listener, a break during a transaction ends the process.
	pool.on('error', () => undefined);
	pool.on('connect', (client) => client.on('error', onConnectionError));
	return {
		run: runStatements(drizzle({ client: pool }), inTransaction(pool)),
		check: () => checkLogin(async (query) => (await pool.query<object>(query)).rows),
		close: () => pool.end()
	};
}

/**
 * Drizzle's own transaction gives back a connection that has not answered: its transaction may then still be open, and is
 * committed with whatever the next request does there. Before `begin` has answered it gives back nothing, and the pool
 * runs dry. Here a connection is used again only if the server has said that the transaction is over.
 */
const inTransaction =
	(pool: pg.Pool): Transaction =>
	async (work) => {
		const client = await pool.connect();
		try {
			await client.query('begin');
			const results = await work(drizzle({ client }));
			await client.query('commit');
			client.release();
			return results;
		} catch (error) {
			client.release(!(await hasRolledBack(client, error)));
			throw error;
		}
	};

/** Nothing to wait for where the error is not the server's own: a statement is still under way there, or nobody is. */
async function hasRolledBack(client: pg.PoolClient, error: unknown): Promise<boolean> {
	if (sqlState(error) === undefined) return false;
	return client.query('rollback').then(
		() => true,
		() => false
	);
}
