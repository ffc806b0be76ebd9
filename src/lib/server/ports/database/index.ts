import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type { RunnableQuery } from 'drizzle-orm/runnable-query';

/** Drizzle's query builder is how this app writes SQL; which driver executes it is the port's secret. */
export type Sql = PgDatabase<PgQueryResultHKT>;

/** A query that has not run yet; not a callback, which Neon's batch could not take. */
export type Statement<T = unknown> = (sql: Sql) => RunnableQuery<T, 'pg'> & PromiseLike<T>;

/** What each statement of a unit of work answered. */
export type Results<S extends readonly Statement[]> = {
	-readonly [I in keyof S]: Awaited<ReturnType<S[I]>>;
};

export interface Database {
	/**
	 * One unit of work: all statements or none, in order, each answering its rows (but for raw `execute`,
	 * whose answer is the driver's own). It is a list and not a callback
	 * because that is what every driver can send in one round trip (Neon over HTTP has no interactive transactions).
	 */
	run<const S extends readonly Statement[]>(...statements: S): Promise<Results<S>>;
	/**
	 * Resolves when the database answers and binds the app by row-level security.
	 * @throws UnfitLoginError when it answers, but must not be used like this
	 */
	check(): Promise<void>;
	close(): Promise<void>;
}

/** Why a login must not be used. Short, because `/readyz` says it to everybody. */
type Unfitness = 'bypasses-row-level-security' | 'not-migrated' | 'not-in-role-slipway';

/** The database is there, but somebody has to change something; the message says what. */
export class UnfitLoginError extends Error {
	override name = 'UnfitLoginError';
	readonly reason: Unfitness;

	constructor(reason: Unfitness, message: string) {
		super(message);
		this.reason = reason;
	}
}

/** The SQLSTATE of what a driver threw, however deep it lies: https://www.postgresql.org/docs/current/errcodes-appendix.html */
export function sqlState(error: unknown): string | undefined {
	if (!(error instanceof Error)) return undefined;
	if ('code' in error && typeof error.code === 'string' && /^[\dA-Z]{5}$/.test(error.code)) {
		return error.code;
	}
	return sqlState(error.cause);
}

/** The name of the constraint that a statement would have broken. */
export function violatedConstraint(error: unknown): string | undefined {
	if (!(error instanceof Error)) return undefined;
	if ('constraint' in error && typeof error.constraint === 'string') return error.constraint;
	return violatedConstraint(error.cause);
}
