import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
	addMember,
	addOrganization,
	addUser,
	originOf,
	tenantFor
} from '../../../../tests/support/rows.ts';
import { auditLogs } from '../audit/table.ts';
import { createBoard } from '../boards/create-board.ts';
import type { Database } from '../ports/database/index.ts';
import { inMemoryDatabase } from '../ports/database/pglite.ts';
import { enter } from '../tenancy/enter.ts';
import type { Permission, Role } from '../tenancy/permissions.ts';
import { createTicket } from '../tickets/create-ticket.ts';
import { deleteOrganization, renameOrganization } from './change-organization.ts';
import { organizations } from './table.ts';

let database: Database;
let userId: string;
let made = 0;
let slug: string;

const as = (permission: Permission) =>
	tenantFor(database, { organization: slug, userId, permission });

async function namesOf(): Promise<string[]> {
	const [, rows] = await database.run(enter('slipway_identity', originOf()), (db) =>
		db.select({ name: organizations.name }).from(organizations).orderBy(organizations.name)
	);
	return rows.map(({ name }) => name);
}

async function open(name: string, role: Role): Promise<string> {
	const organization = await addOrganization(database, {
		slug: `organization-${(made += 1)}`,
		name
	});
	await addMember(database, organization.id, userId, role);
	return organization.slug;
}

beforeAll(async () => {
	database = await inMemoryDatabase('drizzle');
	userId = (await addUser(database, { name: 'Ada', email: 'ada@harbour.example' })).id;
	await open('Kite Library', 'owner');
}, 60_000);
beforeEach(async () => {
	slug = await open('Harbour Works', 'owner');
});
afterAll(() => database.close());

describe('renaming', () => {
	test('changes this organization and no other, and is written down', async () => {
		await renameOrganization(as('settings:manage'), 'Dry Dock');
		const names = await namesOf();
		expect(names.filter((name) => name === 'Dry Dock')).toHaveLength(1);
		expect(names).toContain('Kite Library');
		const [entries] = await as('audit:read').run((db) => db.select().from(auditLogs));
		expect(
			entries.find(({ action, resource }) => action === 'update' && resource === 'organizations')
		).toMatchObject({
			actorId: userId,
			before: { name: 'Harbour Works' },
			after: { name: 'Dry Dock' }
		});
	});

	test('is refused to members', async () => {
		slug = await open('Boat Club', 'member');
		await expect(renameOrganization(as('settings:manage'), 'Mine')).rejects.toThrow('forbidden');
		expect(await namesOf()).toContain('Boat Club');
	});
});

describe('deletion', () => {
	test('takes all that belongs to the organization along, and no other', async () => {
		await createBoard(as('settings:manage'), { slug: 'quay', name: 'Quay' });
		const ticket = { title: 'Fix the crane', description: '', status: 'todo' } as const;
		await createTicket(
			as('ticket:create'),
			'quay',
			{ ...ticket, assigneeId: userId, dueDate: null },
			{ id: crypto.randomUUID(), now: new Date('2026-11-20T12:00:00Z') }
		);
		const before = await namesOf();
		expect(await deleteOrganization(as('organization:delete'), 'Harbour Works')).toBe(true);
		expect(await namesOf()).toHaveLength(before.length - 1);
		expect(await namesOf()).toContain('Kite Library');
		await expect(as('ticket:read').membership()).rejects.toThrow('not-found');
	});

	test.each(['harbour works', 'Kite Library', ''])(
		'does nothing when %j is typed',
		async (name) => {
			expect(await deleteOrganization(as('organization:delete'), name)).toBe(false);
			expect(await as('ticket:read').membership()).toMatchObject({ role: 'owner' });
		}
	);

	test('is refused to administrators', async () => {
		slug = await open('Boat House', 'admin');
		await expect(deleteOrganization(as('organization:delete'), 'Boat House')).rejects.toThrow(
			'forbidden'
		);
	});
});
