import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { addMember, addOrganization, addUser, tenantFor } from '../../../../tests/support/rows.ts';
import type { TicketStatus } from '../../ticket-statuses.ts';
import { createBoard } from '../boards/create-board.ts';
import { readBoard } from '../boards/read-board.ts';
import type { Database } from '../ports/database/index.ts';
import { inMemoryDatabase } from '../ports/database/pglite.ts';
import type { Tenant } from '../tenancy/tenant.ts';
import { createTicket } from './create-ticket.ts';
import { moveTicket } from './move-ticket.ts';
import { findTicket } from './read-ticket.ts';
import { tickets } from './table.ts';

let database: Database;
let tenant: Tenant;
let board: string;
let ids: Record<string, string>;
beforeAll(async () => {
	database = await inMemoryDatabase('drizzle');
	const ada = await addUser(database, { name: 'Ada', email: 'ada@harbour.example' });
	const harbour = await addOrganization(database, { slug: 'harbour', name: 'Harbour Works' });
	await addMember(database, harbour.id, ada.id, 'owner');
	tenant = tenantFor(database, { organization: 'harbour', userId: ada.id });
}, 60_000);
beforeEach(async () => {
	board = `board-${randomUUID().slice(0, 8)}`;
	await createBoard(tenant, { name: 'Board', slug: board });
	ids = {};
	for (const title of ['a', 'b', 'c', 'd']) await create(title);
});
afterAll(() => database.close());

async function create(title: string, status: TicketStatus = 'todo', on = board): Promise<void> {
	const id = randomUUID();
	const input = { title, description: '', status, assigneeId: null, dueDate: null };
	await createTicket(tenant, on, input, { id, now: new Date() });
	ids[title] = id;
}

const idOf = (title: string) => ids[title] ?? '';

/** Moves what nobody else moves. */
async function move(title: string, status: TicketStatus, after: string | null) {
	const { version = 0 } = (await findTicket(tenant, idOf(title))) ?? {};
	const destination = { status, after: after === null ? null : idOf(after) };
	return moveTicket(tenant, idOf(title), version, destination);
}

async function column(status: TicketStatus) {
	const read = await readBoard(tenant, board);
	return read?.tickets
		.filter((ticket) => ticket.status === status)
		.map(({ title }) => title)
		.join('');
}

test.each([
	['d', null, 'dabc'],
	['a', null, 'abcd'],
	['a', 'b', 'bacd'],
	['a', 'd', 'bcda'],
	['d', 'a', 'adbc'],
	['b', 'a', 'abcd'],
	['b', 'b', 'acdb']
])('%s moved behind %s: %s', async (title, after, order) => {
	expect(await move(title, 'todo', after)).toMatchObject({ outcome: 'done' });
	expect(await column('todo')).toBe(order);
});

test('a ticket moves to another column, which may be empty', async () => {
	await move('b', 'doing', null);
	await move('d', 'doing', 'b');
	await move('a', 'doing', 'b');
	await move('c', 'doing', null);
	expect(await column('todo')).toBe('');
	expect(await column('doing')).toBe('cbad');
});

test('behind a ticket that is not in that column means at its end', async () => {
	await create('x', 'doing');
	await create('y', 'doing');
	await move('a', 'doing', 'b');
	expect(await column('doing')).toBe('xya');
});

test('behind a ticket of another board means at the end', async () => {
	await createBoard(tenant, { name: 'Other', slug: `${board}-other` });
	await create('x', 'todo', `${board}-other`);
	await move('a', 'todo', 'x');
	expect(await column('todo')).toBe('bcda');
});

test('a move writes one row', async () => {
	const before = await versions();
	await move('d', 'todo', 'a');
	expect(await versions()).toEqual({ ...before, d: 2 });
});

async function versions() {
	const read = await readBoard(tenant, board);
	return Object.fromEntries(read?.tickets.map(({ title, version }) => [title, version]) ?? []);
}

test(
	'there is always room between two tickets, and no position is long',
	{ timeout: 60_000 },
	async () => {
		await create('x', 'doing');
		const before = await versions();
		for (let round = 0; round < 250; round += 1) await move(round % 2 ? 'b' : 'c', 'todo', 'a');
		expect(await column('todo')).toBe('abcd');
		expect(await column('doing')).toBe('x');
		expect(Math.max(...(await positions()).map(({ length }) => length))).toBeLessThan(110);
		expect(await versions()).toEqual({ ...before, b: 126, c: 126 });
	}
);

async function positions(): Promise<string[]> {
	const [rows] = await tenant.run((db) => db.select({ position: tickets.position }).from(tickets));
	return rows.map(({ position }) => position);
}

test('a position that is too long does not disturb who is put there next', async () => {
	const long = sql.raw(`2.${'1'.repeat(101)}`);
	await tenant.run((db) =>
		db
			.update(tickets)
			.set({ position: long })
			.where(eq(tickets.id, idOf('d')))
	);
	expect(await column('todo')).toBe('abdc');
	await move('a', 'todo', 'd');
	expect(await column('todo')).toBe('bdac');
});

test('behind one of two tickets at the same position means behind both', async () => {
	await tenant.run((db) =>
		db
			.update(tickets)
			.set({ position: sql`2` })
			.where(eq(tickets.id, idOf('c')))
	);
	await move('a', 'todo', 'b');
	await move('d', 'todo', 'c');
	expect((await column('todo'))?.slice(2)).toBe('da');
});

test('of fifty moves of one version one is made, and the others are told what it made', async () => {
	const moves = await Promise.all(
		Array.from({ length: 50 }, (_, index) =>
			moveTicket(tenant, idOf('a'), 1, { status: index % 2 ? 'doing' : 'done', after: null })
		)
	);
	expect(moves.filter(({ outcome }) => outcome === 'done')).toHaveLength(1);
	const lost = moves.filter(({ outcome }) => outcome === 'conflict');
	expect(lost).toHaveLength(49);
	const current = await findTicket(tenant, idOf('a'));
	expect(current).toMatchObject({ version: 2 });
	for (const change of lost) expect(change).toMatchObject({ ticket: current });
});
