import { sql } from 'drizzle-orm';
import type { VitalsBeacon } from '$lib/schemas/vitals';
import type { Database } from '../ports/database/index.ts';
import { vitals } from './table.ts';

/** Stores what one page view measured. When it returns, the rows are committed. */
export async function recordVitals(database: Database, beacon: VitalsBeacon): Promise<void> {
	const rows = beacon.vitals.map((vital) => ({ ...vital, route: beacon.route }));
	await database.run((db) =>
		db
			.insert(vitals)
			.values(rows)
			.onConflictDoUpdate({
				target: vitals.id,
				set: { value: sql`excluded.value`, rating: sql`excluded.rating` },
				// An id belongs to one metric of one page view: it cannot be used to rewrite another.
				setWhere: sql`${vitals.name} = excluded.name and ${vitals.route} = excluded.route`
			})
	);
}
