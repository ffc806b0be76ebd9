import { and, eq, gt, lte, sql, type AnyColumn, type SQL } from 'drizzle-orm';
import type { Results, Statement } from '../ports/database/index.ts';
import { currentTenant, type Tenant } from '../tenancy/tenant.ts';
import { idempotencyKeys } from './table.ts';

/** What the client calls a request that it may send again. */
interface RepeatableRequest {
	key: string;
	/** Of everything that makes it this request and no other. */
	fingerprint: string;
}

/** The constraint that a second request with the same key breaks, once the first is through. */
export const FIRST_ANSWER = 'idempotency_keys_first_answer';

const forgottenFrom = sql`now() - interval '24 hours'`;

/** A row as JSON, with the names that the API gives to its columns. */
export const rowAsJson = (fields: Record<string, AnyColumn | SQL>): SQL =>
	sql`jsonb_build_object(${sql.join(
		Object.entries(fields).map(([name, column]) => sql`${name}::text, ${column}`),
		sql`, `
	)})`;

/**
 * The same tenant, whose one unit of work also stores what is answered: whatever was made is there with its answer, or
 * not at all. A second request with the key waits for the first one's end and then breaks `FIRST_ANSWER`.
 * @param answer The row that was made, as JSON: read by the database, which alone knows some of its columns.
 */
export function keepingAnswer(
	tenant: Tenant,
	{ key, fingerprint }: RepeatableRequest,
	{ status, answer }: { status: number; answer: SQL }
): Tenant {
	const forget: Statement = (db) =>
		db
			.delete(idempotencyKeys)
			.where(and(eq(idempotencyKeys.key, key), lte(idempotencyKeys.createdAt, forgottenFrom)));
	const by = { organizationId: currentTenant, userId: tenant.actorId };
	const keep: Statement = (db) =>
		db.insert(idempotencyKeys).values({ ...by, key, fingerprint, status, answer });
	return {
		...tenant,
		async run<const S extends readonly Statement[]>(...statements: S) {
			const results = await tenant.run(forget, ...statements, keep);
			return results.slice(1, -1) as unknown as Results<S>;
		}
	};
}

/** What was answered to the first request with this key, by this person, in the last 24 hours. */
export async function readFirstAnswer(
	tenant: Tenant,
	key: string
): Promise<{ fingerprint: string; answer: unknown } | undefined> {
	const [[first]] = await tenant.run((db) =>
		db
			.select({ fingerprint: idempotencyKeys.fingerprint, answer: idempotencyKeys.answer })
			.from(idempotencyKeys)
			.where(and(eq(idempotencyKeys.key, key), gt(idempotencyKeys.createdAt, forgottenFrom)))
	);
	return first;
}
