import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
	addMember,
	addOrganization,
	addUser,
	originOf,
	tenantFor
} from '../../../../tests/support/rows.ts';
import { createBoard } from '../boards/create-board.ts';
import { users } from '../identity/table.ts';
import { members } from '../organizations/table.ts';
import type { Database, Statement } from '../ports/database/index.ts';
import { inMemoryDatabase } from '../ports/database/pglite.ts';
import { enter } from '../tenancy/enter.ts';
import { createTicket } from './create-ticket.ts';
import { findTicket } from './read-ticket.ts';

let database: Database;
beforeAll(async () => {
	database = await inMemoryDatabase('drizzle');
}, 60_000);
afterAll(() => database.close());

/** A ticket that grace has made and that is assigned to her, in ada's organization. */
async function graceAndHerTicket(slug: string) {
	const ada = await addUser(database, { name: 'Ada', email: `ada@${slug}.example` });
	const grace = await addUser(database, { name: 'Grace', email: `grace@${slug}.example` });
	const organization = await addOrganization(database, { slug, name: slug });
	await addMember(database, organization.id, ada.id, 'owner');
	await addMember(database, organization.id, grace.id, 'member');
	const tenantOf = (userId: string) =>
		tenantFor(database, { organization: slug, userId, permission: 'ticket:create' });
	await createBoard(tenantOf(ada.id), { name: 'Board', slug: 'board' });
	const ticket = await createTicket(
		tenantOf(grace.id),
		'board',
		{ title: 'Hers', description: '', status: 'todo', assigneeId: grace.id, dueDate: null },
		{ id: randomUUID(), now: new Date('2026-11-20T09:30:00Z') }
	);
	if (typeof ticket === 'string') throw new Error(ticket);
	return { grace, read: () => findTicket(tenantOf(ada.id), ticket.id) };
}

const asIdentity = (statement: Statement) =>
	database.run(enter('slipway_identity', originOf()), statement);

test('a member who leaves changes the version of the tickets assigned to them', async () => {
	const { grace, read } = await graceAndHerTicket('harbour');
	await asIdentity((db) => db.delete(members).where(eq(members.userId, grace.id)));
	expect(await read()).toMatchObject({ assigneeId: null, createdBy: grace.id, version: 2 });
});

test('an account that is deleted changes the version of the tickets it made', async () => {
	const { grace, read } = await graceAndHerTicket('kite-library');
	await asIdentity((db) => db.delete(users).where(eq(users.id, grace.id)));
	const ticket = await read();
	expect(ticket).toMatchObject({ assigneeId: null, createdBy: null });
	expect(ticket?.version).toBeGreaterThan(1);
});
