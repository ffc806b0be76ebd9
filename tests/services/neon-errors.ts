import pg from 'pg';

/** PostgreSQL could not be reached, or did not let us in. */
export class ConnectError extends Error {
	constructor(cause: unknown) {
		super(`could not connect to PostgreSQL: ${String(cause)}`, { cause });
		this.name = 'ConnectError';
	}
}

const FIELDS = [
	'severity',
	'code',
	'detail',
	'hint',
	'position',
	'internalPosition',
	'internalQuery',
	'where',
	'schema',
	'table',
	'column',
	'dataType',
	'constraint',
	'file',
	'line',
	'routine'
] as const satisfies (keyof pg.DatabaseError)[];

/**
 * The answer to a failed request: what is wrong with the request or its queries is 400, what is wrong with reaching
 * PostgreSQL is 500 (with Neon a wrong password is 400). The form is Neon's:
 * https://github.com/neondatabase/neon/blob/main/proxy/src/serverless/sql_over_http.rs
 */
export function failure(error: unknown): { status: number; body: Record<string, unknown> } {
	const message = error instanceof Error ? error.message : String(error);
	const connecting = error instanceof ConnectError;
	const source = connecting ? error.cause : error;
	const told = source instanceof pg.DatabaseError ? source : undefined;
	const fields = FIELDS.map((field): [string, unknown] => [field, told?.[field] ?? null]);
	return { status: connecting ? 500 : 400, body: { message, ...Object.fromEntries(fields) } };
}
