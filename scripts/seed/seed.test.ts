import { hashPassword, verifyPassword } from 'better-auth/crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { originOf, tenantFor } from '../../tests/support/rows.ts';
import { listBoards } from '../../src/lib/server/boards/list-boards.ts';
import { readBoard } from '../../src/lib/server/boards/read-board.ts';
import { accounts, users } from '../../src/lib/server/identity/table.ts';
import { members, organizations } from '../../src/lib/server/organizations/table.ts';
import type { Database, Statement } from '../../src/lib/server/ports/database/index.ts';
import { inMemoryDatabase } from '../../src/lib/server/ports/database/pglite.ts';
import { enter } from '../../src/lib/server/tenancy/enter.ts';
import { ROLES } from '../../src/lib/server/tenancy/permissions.ts';
import { PASSWORD } from './people.ts';
import { plant } from './plant.ts';
import { hasPeople } from './plant-people.ts';

const now = new Date('2026-11-20T12:00:00Z');
let database: Database;
const sow = () => plant(database, { hashPassword: () => hashPassword(PASSWORD), now });

const asIdentity = <const S extends readonly Statement[]>(...statements: S) =>
	database.run(enter('slipway_identity', originOf()), ...statements);

async function rolesOf(slug: string) {
	const [, rows] = await asIdentity((db) =>
		db
			.select({ role: members.role, userId: members.userId })
			.from(members)
			.innerJoin(organizations, eq(organizations.id, members.organizationId))
			.where(eq(organizations.slug, slug))
	);
	return rows;
}

beforeAll(async () => {
	database = await inMemoryDatabase('drizzle');
	expect(await hasPeople(database)).toBe(false);
	expect(await sow()).toBe(4);
}, 60_000);
afterAll(() => database.close());

test('both organizations have people of every role, and some people belong to both', async () => {
	const harbour = await rolesOf('harbour-works');
	const library = await rolesOf('kite-library');
	for (const people of [harbour, library]) {
		expect(new Set(people.map(({ role }) => role))).toEqual(new Set(ROLES));
	}
	const both = harbour.filter(({ userId }) => library.some((other) => other.userId === userId));
	expect(both).toHaveLength(2);
});

test('each board has tickets in every column, with assignees, due dates and comments', async () => {
	const [{ userId } = { userId: '' }] = await rolesOf('harbour-works');
	const tenant = tenantFor(database, { organization: 'harbour-works', userId });
	const boards = await listBoards(tenant);
	expect(boards).toHaveLength(2);
	for (const { slug } of boards) {
		const board = await readBoard(tenant, slug);
		expect(board?.tickets).toHaveLength(12);
		const statuses = new Set(board?.tickets.map(({ status }) => status));
		expect(statuses).toEqual(new Set(['todo', 'doing', 'done']));
		expect(board?.tickets.filter(({ assigneeId }) => assigneeId).length).toBeGreaterThan(6);
		expect(board?.tickets.filter(({ dueDate }) => dueDate).length).toBeGreaterThan(4);
	}
});

test('everybody can sign in with the one password', async () => {
	const [, rows] = await asIdentity((db) =>
		db
			.select({ accountId: accounts.accountId, userId: users.id, hash: accounts.password })
			.from(accounts)
			.innerJoin(users, eq(users.id, accounts.userId))
			.where(eq(accounts.providerId, 'credential'))
	);
	expect(rows).toHaveLength(7);
	for (const { accountId, userId, hash } of rows) {
		expect(accountId).toBe(userId);
		expect(await verifyPassword({ hash: hash ?? '', password: PASSWORD })).toBe(true);
	}
});

test('a second run finds everything there and changes nothing', async () => {
	const before = await rolesOf('kite-library');
	expect(await sow()).toBe(0);
	expect(await rolesOf('kite-library')).toEqual(before);
	expect(await hasPeople(database)).toBe(true);
});
