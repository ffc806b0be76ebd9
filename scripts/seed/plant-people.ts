import { count, inArray } from 'drizzle-orm';
import { accounts, users } from '../../src/lib/server/identity/table.ts';
import { members, organizations } from '../../src/lib/server/organizations/table.ts';
import type { Database } from '../../src/lib/server/ports/database/index.ts';
import { enter } from '../../src/lib/server/tenancy/enter.ts';
import type { SeededOrganization } from './organization.ts';
import { SEED } from './origin.ts';
import { PEOPLE, type PersonKey } from './people.ts';

export type UserIds = Readonly<Record<PersonKey, string>>;

const begin = enter('slipway_identity', { ...SEED, actorId: undefined });
const keys = Object.keys(PEOPLE) as PersonKey[];

/** Whether anyone has signed up here. */
export async function hasPeople(database: Database): Promise<boolean> {
	const [, [row]] = await database.run(begin, (db) => db.select({ users: count() }).from(users));
	return (row?.users ?? 0) > 0;
}

/** Who is there of the seeded people; undefined when nobody is. */
export async function findPeople(database: Database): Promise<UserIds | undefined> {
	const emails = keys.map((key) => PEOPLE[key].email);
	const [, rows] = await database.run(begin, (db) =>
		db.select({ id: users.id, email: users.email }).from(users).where(inArray(users.email, emails))
	);
	const idOf = new Map<string, string>(rows.map(({ id, email }) => [email, id]));
	const found = keys.map((key) => [key, idOf.get(PEOPLE[key].email)] as const);
	if (found.some(([, id]) => id === undefined)) return undefined;
	return Object.fromEntries(found) as UserIds;
}

/**
 * All people and organizations, or none of them.
 * @param password as better-auth hashes it
 */
export async function plantPeople(
	database: Database,
	seeded: readonly SeededOrganization[],
	password: string
): Promise<UserIds> {
	const ids = Object.fromEntries(keys.map((key) => [key, crypto.randomUUID()])) as UserIds;
	const withIds = seeded.map((organization) => ({ ...organization, id: crypto.randomUUID() }));
	await database.run(
		begin,
		(db) =>
			db
				.insert(users)
				.values(keys.map((key) => ({ id: ids[key], ...PEOPLE[key], emailVerified: true }))),
		(db) =>
			db.insert(accounts).values(
				// As better-auth's sign-up writes it.
				keys.map((key) => ({
					...{ userId: ids[key], accountId: ids[key], providerId: 'credential', password }
				}))
			),
		(db) =>
			db.insert(organizations).values(withIds.map(({ id, slug, name }) => ({ id, slug, name }))),
		(db) =>
			db.insert(members).values(
				withIds.flatMap((organization) =>
					organization.members.map(([key, role]) => ({
						...{ organizationId: organization.id, userId: ids[key], role }
					}))
				)
			)
	);
	return ids;
}
