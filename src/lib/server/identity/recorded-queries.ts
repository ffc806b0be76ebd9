import { QueryBuilder } from 'drizzle-orm/pg-core';
import type { Database, Sql, Statement } from '../ports/database/index.ts';

interface Call {
	method: string;
	args: readonly unknown[];
}

type Builder = Record<string, (...args: readonly unknown[]) => unknown>;

type Query = ReturnType<Statement>;

/** The ways in which a query begins, as far as the adapter uses them. */
type Beginning = 'select' | 'insert' | 'update' | 'delete';

/**
 * Drizzle's query builder as better-auth's adapter calls it, without a connection: it keeps what was called, and once the
 * answer is awaited, the same calls are made on the port's own builder. So every statement of better-auth is part of a
 * unit of work that begins with `before`, as all of ours are.
 */
export function recordedQueries(
	database: Database,
	...before: Statement[]
): Record<Beginning, Builder[string]> {
	const run = async (calls: readonly Call[]) => {
		const results = await database.run(...before, (db: Sql) => replay(db, calls) as Query);
		return results.at(-1);
	};
	const beginning =
		(method: Beginning) =>
		(...args: readonly unknown[]) =>
			recorded([{ method, args }], run);
	return {
		select: beginning('select'),
		insert: beginning('insert'),
		update: beginning('update'),
		delete: beginning('delete')
	};
}

/** A query so far: to be continued, to be awaited, or to be part of another one. */
function recorded(calls: readonly Call[], run: (calls: readonly Call[]) => Promise<unknown>) {
	const known: Record<string | symbol, unknown> = {
		then: (...callbacks: Parameters<Promise<unknown>['then']>) => run(calls).then(...callbacks),
		// What Drizzle asks of a query inside of another one: https://orm.drizzle.team/docs/select#select-from-subquery
		getSQL: () => (replay(new QueryBuilder(), calls) as { getSQL: () => unknown }).getSQL(),
		shouldOmitSQLParens: () => false
	};
	return new Proxy(known, {
		get(target, method) {
			if (typeof method === 'symbol' || method in target) return target[method];
			return (...args: unknown[]) => recorded([...calls, { method, args }], run);
		}
	});
}

function replay(builder: Sql | QueryBuilder, calls: readonly Call[]): unknown {
	return calls.reduce<unknown>(
		(query, { method, args }) => (query as Builder)[method]?.(...args),
		builder
	);
}
