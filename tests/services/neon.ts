import { once } from 'node:events';
import {
	createServer,
	type IncomingHttpHeaders,
	type IncomingMessage,
	type ServerResponse
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import pg from 'pg';
import { ConnectError, failure } from './neon-errors.ts';
import { runBatch, runQuery, type Query, type QuerySettings } from './neon-queries.ts';

interface NeonEndpoint {
	/** For the driver's `fetchEndpoint`. */
	url: string;
	stop: () => Promise<void>;
}

/**
 * Neon's SQL over HTTP on loopback, in front of whichever PostgreSQL a request's connection string names. Left out:
 * WebSockets, tokens instead of passwords, limits of size.
 * https://github.com/neondatabase/neon/blob/main/proxy/src/serverless/sql_over_http.rs
 */
export async function startNeonEndpoint(): Promise<NeonEndpoint> {
	const pools = new Map<string, pg.Pool>();
	const poolFor = (connectionString: string) => {
		const pool = pools.get(connectionString) ?? newPool(connectionString);
		pools.set(connectionString, pool);
		return pool;
	};
	const server = createServer((request, response) => void answer(request, response, poolFor));
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;

	return {
		url: `http://127.0.0.1:${port}/sql`,
		async stop() {
			server.close();
			server.closeAllConnections();
			await Promise.all([...pools.values()].map((pool) => pool.end()));
		}
	};
}

/** Makes requests wait for one of a few connections; each connection serves one request, so no setting survives. */
function newPool(connectionString: string): pg.Pool {
	const pool = new pg.Pool({
		connectionString,
		max: 20,
		connectionTimeoutMillis: 5000,
		// PostgreSQL then stops a statement soon after its client is gone.
		options: '-c client_connection_check_interval=100'
	});
	pool.on('connect', (client) => client.on('error', () => undefined));
	return pool;
}

async function answer(
	request: IncomingMessage,
	response: ServerResponse,
	poolFor: (connectionString: string) => pg.Pool
): Promise<void> {
	const send = (status: number, body: unknown) => {
		response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
	};
	if (request.method !== 'POST' || request.url !== '/sql') {
		return send(404, { message: 'not found' });
	}
	const gone = once(response, 'close').then(() => {
		throw new Error('the client is gone');
	});
	gone.catch(() => undefined);
	try {
		const connectionString = request.headers['neon-connection-string'];
		if (typeof connectionString !== 'string') throw new Error('missing Neon-Connection-String');
		const settings = settingsFrom(request.headers);
		const body = (await json(request)) as Query | { queries: Query[] };
		const work = async (client: pg.ClientBase) =>
			'queries' in body
				? runBatch(client, body.queries, settings)
				: runQuery(client, body, settings);
		send(200, await withClient(poolFor(connectionString), work, gone));
	} catch (error) {
		const { status, body } = failure(error);
		send(status, body);
	}
}

/** Closes the connection when the work is done, has failed, or when nobody waits for it any more. */
async function withClient<T>(
	pool: pg.Pool,
	work: (client: pg.ClientBase) => Promise<T>,
	gone: Promise<never>
): Promise<T> {
	const client = await pool.connect().catch((cause: unknown) => {
		throw new ConnectError(cause);
	});
	try {
		return await Promise.race([work(client), gone]);
	} finally {
		client.release(true);
	}
}

const ISOLATION_LEVELS = new Map<unknown, string>([
	[undefined, ''],
	['ReadUncommitted', ' ISOLATION LEVEL READ UNCOMMITTED'],
	['ReadCommitted', ' ISOLATION LEVEL READ COMMITTED'],
	['RepeatableRead', ' ISOLATION LEVEL REPEATABLE READ'],
	['Serializable', ' ISOLATION LEVEL SERIALIZABLE']
]);

function settingsFrom(headers: IncomingHttpHeaders): QuerySettings {
	const isolation = ISOLATION_LEVELS.get(headers['neon-batch-isolation-level']);
	if (isolation === undefined) throw new Error('invalid isolation level');
	const readOnly = headers['neon-batch-read-only'] === 'true' ? ' READ ONLY' : '';
	const deferrable = headers['neon-batch-deferrable'] === 'true' ? ' DEFERRABLE' : '';
	return {
		arrayMode: headers['neon-array-mode'] === 'true',
		rawText: headers['neon-raw-text-output'] === 'true',
		begin: `BEGIN${isolation}${readOnly}${deferrable}`
	};
}
