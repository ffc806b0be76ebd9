import { gt, sql } from 'drizzle-orm';
import type { VITAL_NAMES, VITAL_RATINGS } from '$lib/schemas/vitals';
import type { Database } from '../ports/database/index.ts';
import { vitals } from './table.ts';

/** As long as Chrome's own field data looks back: https://developer.chrome.com/docs/crux/methodology */
const WINDOW = sql`interval '28 days'`;

export interface VitalSummary {
	name: (typeof VITAL_NAMES)[number];
	/** Three of four visits were at least this good. Milliseconds; for CLS a score without unit. */
	p75: number;
	good: number;
	needsImprovement: number;
	poor: number;
}

/** The field data of the last 28 days, one row for each metric that was seen. */
export async function summarizeVitals(database: Database): Promise<VitalSummary[]> {
	const rated = (rating: (typeof VITAL_RATINGS)[number]) =>
		sql<number>`count(*) filter (where ${vitals.rating} = ${rating})`.mapWith(Number);
	const [rows] = await database.run((db) =>
		db
			.select({
				name: vitals.name,
				p75: sql<number>`percentile_cont(0.75) within group (order by ${vitals.value})`.mapWith(
					Number
				),
				good: rated('good'),
				needsImprovement: rated('needs-improvement'),
				poor: rated('poor')
			})
			.from(vitals)
			.where(gt(vitals.createdAt, sql`now() - ${WINDOW}`))
			.groupBy(vitals.name)
			.orderBy(vitals.name)
	);
	return rows;
}
