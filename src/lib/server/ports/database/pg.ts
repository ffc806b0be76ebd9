import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import type { Database } from './index.ts';
import { runStatements } from './run-statements.ts';

export interface PgPoolOptions {
	connectionString: string;
	max: number;
	idleTimeoutMillis: number;
	connectionTimeoutMillis: number;
	/** A connection that breaks while nobody uses it; the pool replaces it. */
	onIdleError: (error: Error) => void;
}

/** A pool of connections to a PostgreSQL server. Connects when the first statement runs. */
export function pgDatabase({ onIdleError, ...options }: PgPoolOptions): Database {
	const pool = new pg.Pool(options);
	pool.on('error', onIdleError);
	return {
		run: runStatements(drizzle({ client: pool })),
		async check() {
			await pool.query('select 1');
		},
		close: () => pool.end()
	};
}
