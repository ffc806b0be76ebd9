import { lt, sql } from 'drizzle-orm';
import type { Database } from '../ports/database/index.ts';
import { vitals } from './table.ts';

/** Twice what any summary looks at. */
const KEPT = sql`interval '56 days'`;

/** Deletes what no summary looks at any more. */
export async function pruneVitals(database: Database): Promise<void> {
	await database.run((db) => db.delete(vitals).where(lt(vitals.createdAt, sql`now() - ${KEPT}`)));
}
