import { and, eq, ne, notExists } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { members, organizations } from '../organizations/table.ts';
import type { Database } from '../ports/database/index.ts';
import { enter, type Origin } from '../tenancy/enter.ts';

/** The names of the organizations that would have no owner without this person. */
export async function soleOwnerOf(
	database: Database,
	origin: Origin,
	userId: string
): Promise<string[]> {
	const others = alias(members, 'others');
	const [, rows] = await database.run(enter('slipway_identity', origin), (db) =>
		db
			.select({ name: organizations.name })
			.from(members)
			.innerJoin(organizations, eq(organizations.id, members.organizationId))
			.where(
				and(
					eq(members.userId, userId),
					eq(members.role, 'owner'),
					notExists(
						db
							.select({ id: others.id })
							.from(others)
							.where(
								and(
									eq(others.organizationId, members.organizationId),
									eq(others.role, 'owner'),
									ne(others.userId, userId)
								)
							)
					)
				)
			)
			.orderBy(organizations.name)
	);
	return rows.map(({ name }) => name);
}
