import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addMember, addOrganization, addUser, tenantFor } from '../../../../tests/support/rows.ts';
import { createBoard } from '../boards/create-board.ts';
import { readBoard } from '../boards/read-board.ts';
import { addComment } from '../comments/add-comment.ts';
import type { Database } from '../ports/database/index.ts';
import { inMemoryDatabase } from '../ports/database/pglite.ts';
import type { Tenant } from '../tenancy/tenant.ts';
import { createTicket } from './create-ticket.ts';
import { deleteTicket } from './delete-ticket.ts';
import { moveTicket } from './move-ticket.ts';
import { findTicket, readTicket } from './read-ticket.ts';
import type { Ticket } from './ticket.ts';
import { updateTicket } from './update-ticket.ts';

const now = new Date('2026-11-20T09:30:00.250Z');
const missing = '00000000-0000-4000-8000-000000000000';

let database: Database;
let tenant: Tenant;
let neighbour: Tenant;
let adaId: string;
let board: string;
beforeAll(async () => {
	database = await inMemoryDatabase('drizzle');
	const ada = await addUser(database, { name: 'Ada', email: 'ada@harbour.example' });
	const kim = await addUser(database, { name: 'Kim', email: 'kim@kite.example' });
	const harbour = await addOrganization(database, { slug: 'harbour', name: 'Harbour Works' });
	const kite = await addOrganization(database, { slug: 'kite', name: 'Kite Library' });
	await addMember(database, harbour.id, ada.id, 'owner');
	await addMember(database, kite.id, kim.id, 'owner');
	adaId = ada.id;
	tenant = tenantFor(database, { organization: 'harbour', userId: ada.id });
	neighbour = tenantFor(database, { organization: 'kite', userId: kim.id });
}, 60_000);
beforeEach(async () => {
	board = `board-${randomUUID().slice(0, 8)}`;
	await createBoard(tenant, { name: 'Board', slug: board });
});
afterAll(() => database.close());

const input = (title: string) => ({
	title,
	description: '',
	status: 'todo' as const,
	assigneeId: null,
	dueDate: null
});

async function create(title: string): Promise<Ticket> {
	const ticket = await createTicket(tenant, board, input(title), { id: randomUUID(), now });
	if (typeof ticket === 'string') throw new Error(ticket);
	return ticket;
}

/** The titles of each column that has tickets, in order. */
async function columns() {
	const { tickets = [] } = (await readBoard(tenant, board)) ?? {};
	return Map.groupBy(tickets, ({ status }) => status)
		.entries()
		.map(([status, group]) => `${status}: ${group.map(({ title }) => title).join(' ')}`)
		.toArray();
}

describe('a new ticket', () => {
	test('has what it was given, and version 1', async () => {
		const id = randomUUID();
		const given = { ...input('Paint'), description: 'Blue', assigneeId: adaId };
		const ticket = await createTicket(
			tenant,
			board,
			{ ...given, dueDate: '2028-02-29' },
			{ id, now }
		);
		expect(ticket).toEqual({
			...given,
			id,
			dueDate: '2028-02-29',
			boardId: (await readBoard(tenant, board))?.board.id,
			version: 1,
			createdBy: adaId,
			createdAt: '2026-11-20T09:30:00.250Z',
			updatedAt: '2026-11-20T09:30:00.250Z'
		});
		expect(await findTicket(tenant, id)).toEqual(ticket);
	});

	test('stands at the end of its column', async () => {
		for (const title of ['a', 'b', 'c']) await create(title);
		expect(await columns()).toEqual(['todo: a b c']);
	});

	test('needs a board that is there', async () => {
		const made = { id: randomUUID(), now };
		expect(await createTicket(tenant, 'nowhere', input('a'), made)).toBe('no-board');
		expect(await createTicket(neighbour, board, input('a'), made)).toBe('no-board');
	});

	test('cannot be given to who is no member', async () => {
		const toKim = { ...input('a'), assigneeId: neighbour.actorId };
		expect(await createTicket(tenant, board, toKim, { id: randomUUID(), now })).toBe('no-member');
		expect(await columns()).toEqual([]);
	});
});

describe('a change', () => {
	test('counts the version and leaves the rest as it was', async () => {
		const ticket = await create('a');
		const change = await updateTicket(tenant, ticket.id, 1, { description: 'why' });
		expect(change).toMatchObject({
			outcome: 'done',
			ticket: { title: 'a', description: 'why', version: 2, createdAt: ticket.createdAt }
		});
	});

	test('of another version changes nothing and tells what is there', async () => {
		const { id } = await create('a');
		await updateTicket(tenant, id, 1, { title: 'b' });
		const late = await updateTicket(tenant, id, 1, { title: 'c' });
		expect(late).toMatchObject({ outcome: 'conflict', ticket: { title: 'b', version: 2 } });
		expect(await findTicket(tenant, id)).toMatchObject({ title: 'b' });
	});

	test('gives a ticket to members only', async () => {
		const { id } = await create('a');
		const assigneeId = neighbour.actorId;
		expect(await updateTicket(tenant, id, 1, { assigneeId })).toEqual({ outcome: 'no-member' });
		expect(await updateTicket(tenant, id, 1, { assigneeId: adaId })).toMatchObject({
			outcome: 'done',
			ticket: { assigneeId: adaId }
		});
	});

	test('of what is not there, or is of another organization, finds nothing', async () => {
		const { id } = await create('a');
		const nothing = { outcome: 'not-found' };
		expect(await updateTicket(tenant, missing, 1, { title: 'b' })).toEqual(nothing);
		expect(await updateTicket(neighbour, id, 1, { title: 'b' })).toEqual(nothing);
		expect(await moveTicket(neighbour, id, 1, { status: 'done', after: null })).toEqual(nothing);
		expect(await deleteTicket(neighbour, id, 1)).toEqual(nothing);
		expect(await readTicket(neighbour, id)).toBeUndefined();
		expect(await findTicket(tenant, id)).toMatchObject({ title: 'a', version: 1 });
	});
});

describe('deleting', () => {
	test('takes the version that was seen', async () => {
		const { id } = await create('a');
		await addComment(tenant, id, 'still needed?', { id: randomUUID(), now });
		await updateTicket(tenant, id, 1, { title: 'b' });
		expect(await deleteTicket(tenant, id, 1)).toMatchObject({ outcome: 'conflict' });
		expect(await deleteTicket(tenant, id, 2)).toMatchObject({
			outcome: 'done',
			ticket: { title: 'b' }
		});
		expect(await readTicket(tenant, id)).toBeUndefined();
	});
});

test('a ticket is read with its board, its comments and who could do it', async () => {
	const ticket = await create('a');
	const comment = await addComment(tenant, ticket.id, 'first', { id: randomUUID(), now });
	const read = await readTicket(tenant, ticket.id);
	expect(read).toMatchObject({ ticket, board: { slug: board, name: 'Board' } });
	expect(read?.members).toEqual([{ userId: adaId, name: 'Ada' }]);
	expect(read?.comments).toEqual([comment]);
	expect(comment).toMatchObject({ authorName: 'Ada', body: 'first', createdAt: now.toISOString() });
});

test('a comment needs a ticket of this organization', async () => {
	const { id } = await create('a');
	const made = { id: randomUUID(), now };
	expect(await addComment(tenant, missing, 'hello', made)).toBeUndefined();
	expect(await addComment(neighbour, id, 'hello', made)).toBeUndefined();
});
