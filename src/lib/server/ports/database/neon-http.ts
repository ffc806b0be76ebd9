import { neon, neonConfig } from '@neondatabase/serverless';
import { drizzle } from 'drizzle-orm/neon-http';
import type { Database, Statement } from './index.ts';
import { checkLogin } from './login.ts';

export interface NeonOptions {
	/** postgresql://user:password@host/database */
	connectionString: string;
	/** Where to send the queries instead of Neon itself. The driver keeps it for the whole process. */
	fetchEndpoint?: string;
	/** How long one unit of work may take, from the request to the last byte of the answer. */
	queryTimeoutMs: number;
}

/**
 * A PostgreSQL at Neon, one HTTP request per unit of work: several statements travel as one batch, which Neon runs as a
 * transaction. Needs nothing but `fetch`. One instance may serve all requests of a process, also on Workers, where no
 * connection may outlive the request that opened it: nothing is kept between two units of work.
 * https://neon.com/docs/serverless/serverless-driver
 */
export function neonDatabase({
	connectionString,
	fetchEndpoint,
	queryTimeoutMs
}: NeonOptions): Database {
	if (fetchEndpoint) neonConfig.fetchEndpoint = fetchEndpoint;
	// The driver takes a signal per client and Drizzle hands none on per query: each unit of work has its own client.
	const connect = () =>
		neon(connectionString, { fetchOptions: { signal: AbortSignal.timeout(queryTimeoutMs) } });

	const run = async (...statements: Statement[]) => {
		const sql = drizzle({ client: connect() });
		const [first, ...rest] = statements.map((statement) => statement(sql));
		if (!first) return [];
		return rest.length > 0 ? sql.batch([first, ...rest]) : [await first];
	};
	return {
		run: run as Database['run'],
		check: () => checkLogin((query) => connect().query(query)),
		close: () => Promise.resolve()
	};
}
