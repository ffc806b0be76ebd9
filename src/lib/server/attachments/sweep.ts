import { and, inArray, isNull, lt, sql } from 'drizzle-orm';
import type { Database } from '../ports/database/index.ts';
import type { Storage } from '../ports/storage/index.ts';
import { kept } from '../retention/periods.ts';
import { enter, type Origin } from '../tenancy/enter.ts';
import { attachments, discardedObjects } from './table.ts';

/** Until no address that was signed for the object can bring it back; two times UPLOAD_SECONDS. */
const SETTLED = sql`interval '10 minutes'`;

/** The most objects of one run, so that it ends within the time and the requests that a platform allows; the rest waits. */
const LIMIT = 500;

/** Objects that are removed at once, and forgotten before the next ones are tried. */
const AT_ONCE = 20;

interface Sweep {
	database: Database;
	/** Without one, its objects stay written down. */
	storage: Storage | undefined;
	origin: Origin;
}

/**
 * Deletes what was announced and never completed, and removes from storage what no row stands for any more. An object
 * that storage does not remove stays written down for the next run, and is thrown of in the end.
 */
export async function sweep({ database, storage, origin }: Sweep): Promise<{ removed: number }> {
	const retention = enter('slipway_retention', origin);
	await database.run(retention, (db) =>
		db
			.delete(attachments)
			.where(
				and(
					isNull(attachments.completedAt),
					lt(attachments.createdAt, sql`now() - ${kept.awaitedUploads}`)
				)
			)
	);
	if (!storage) return { removed: 0 };

	const [, discarded] = await database.run(retention, (db) =>
		db
			.select({ key: discardedObjects.key })
			.from(discardedObjects)
			.where(lt(discardedObjects.discardedAt, sql`now() - ${SETTLED}`))
			.orderBy(discardedObjects.discardedAt, discardedObjects.key)
			.limit(LIMIT)
	);
	const failures: unknown[] = [];
	for (let start = 0; start < discarded.length; start += AT_ONCE) {
		const keys = discarded.slice(start, start + AT_ONCE).map(({ key }) => key);
		const outcomes = await Promise.allSettled(keys.map((key) => storage.remove(key)));
		const removed = keys.filter((_, index) => outcomes[index]?.status === 'fulfilled');
		for (const outcome of outcomes) {
			if (outcome.status === 'rejected') failures.push(outcome.reason);
		}
		if (removed.length === 0) continue;
		await database.run(retention, (db) =>
			db.delete(discardedObjects).where(inArray(discardedObjects.key, removed))
		);
	}
	if (failures.length > 0) {
		throw new AggregateError(failures, `${failures.length} objects could not be removed.`);
	}
	return { removed: discarded.length };
}
