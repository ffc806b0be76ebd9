import type { Database, Sql, Statement } from './index.ts';

/** The `run` of a driver with interactive transactions. A single statement is a transaction by itself. */
export function runStatements(sql: Sql): Database['run'] {
	const inOrder = async (session: Sql, statements: readonly Statement[]) => {
		const results: unknown[] = [];
		for (const statement of statements) results.push(await statement(session));
		return results;
	};
	const run = (...statements: Statement[]) =>
		statements.length > 1
			? sql.transaction((transaction) => inOrder(transaction, statements))
			: inOrder(sql, statements);
	return run as Database['run'];
}
