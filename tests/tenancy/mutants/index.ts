import { askUnentered, type Law, type Subject } from '../law.ts';
import { sql } from 'drizzle-orm';
import { mutantsFromCatalog } from './from-catalog.ts';
import type { Mutant } from './mutant.ts';
import { mutantsOfFunctions } from './of-functions.ts';
import { mutantsOfRights } from './of-rights.ts';

export type { Mutant };

/** Every way in which the schema of `subject` is broken here. */
export async function mutantsOf(subject: Subject): Promise<Mutant[]> {
	const [who] = await askUnentered(subject, sql`select session_user::text as login`);
	return [
		...(await mutantsFromCatalog(subject)),
		...mutantsOfFunctions(subject.world),
		...mutantsOfRights(String(who?.login))
	];
}

/** The first law that does not hold, and why; undefined when all do. */
export async function firstBroken(
	laws: readonly Law[],
	subject: Subject
): Promise<{ title: string; reason: string } | undefined> {
	for (const { title, holds } of laws) {
		try {
			await holds(subject);
		} catch (error) {
			return { title, reason: error instanceof Error ? error.message : String(error) };
		}
	}
	return undefined;
}
