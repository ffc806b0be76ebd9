import type { Database } from '../../src/lib/server/ports/database/index.ts';
import { harbourWorks } from './harbour-works.ts';
import { kiteLibrary } from './kite-library.ts';
import { plantBoard } from './plant-board.ts';
import { findPeople, plantPeople } from './plant-people.ts';

export const ORGANIZATIONS = [harbourWorks, kiteLibrary];

/**
 * Writes the people, organizations and boards that are missing, and changes nothing that is there. Answers how many boards
 * it has made.
 * @param hashPassword asked only when there are people to make
 */
export async function plant(
	database: Database,
	{ hashPassword, now }: { hashPassword: () => Promise<string>; now: Date }
): Promise<number> {
	const ids =
		(await findPeople(database)) ??
		(await plantPeople(database, ORGANIZATIONS, await hashPassword()));
	let planted = 0;
	for (const organization of ORGANIZATIONS) {
		for (const board of organization.boards) {
			if (await plantBoard(database, organization, board, { ids, now })) planted += 1;
		}
	}
	return planted;
}
