import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import type { Database } from './index.ts';
import { checkLogin } from './login.ts';
import { runStatements } from './run-statements.ts';

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
		run: runStatements(drizzle({ client: pool })),
		check: () => checkLogin(async (query) => (await pool.query<object>(query)).rows),
		close: () => pool.end()
	};
}
