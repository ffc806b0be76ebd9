import type { Database, Sql, Statement } from './index.ts';

/** Runs `work` in a transaction: all of it is kept, or nothing. */
export type Transaction = (work: (sql: Sql) => Promise<unknown[]>) => Promise<unknown[]>;

/** The `run` of a driver with interactive transactions. A single statement is a transaction by itself. */
export function runStatements(sql: Sql, transaction: Transaction): Database['run'] {
	const inOrder = async (session: Sql, statements: readonly Statement[]) => {
		const results: unknown[] = [];
		for (const statement of statements) results.push(await statement(session));
		return results;
	};
	const run = (...statements: Statement[]) =>
		statements.length > 1
			? transaction((session) => inOrder(session, statements))
			: inOrder(sql, statements);
	return run as Database['run'];
}
