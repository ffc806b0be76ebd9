import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addMember, addOrganization, addUser, tenantFor } from '../../../../tests/support/rows.ts';
import { createBoard } from '../boards/create-board.ts';
import { violatedConstraint, type Database } from '../ports/database/index.ts';
import { inMemoryDatabase } from '../ports/database/pglite.ts';
import type { Tenant } from '../tenancy/tenant.ts';
import { createTicket } from '../tickets/create-ticket.ts';
import { listTickets } from '../tickets/list-tickets.ts';
import { ticketAsJson } from '../tickets/ticket.ts';
import { FIRST_ANSWER, keepingAnswer, readFirstAnswer } from './first-answer.ts';
import { idempotencyKeys } from './table.ts';

let database: Database;
let ada: Tenant;
let bo: Tenant;
let elsewhere: Tenant;
beforeAll(async () => {
	database = await inMemoryDatabase('drizzle');
	const harbour = await addOrganization(database, { slug: 'harbour', name: 'Harbour Works' });
	const kite = await addOrganization(database, { slug: 'kite', name: 'Kite Library' });
	const [adaId, boId] = [
		(await addUser(database, { name: 'Ada', email: 'ada@harbour.example' })).id,
		(await addUser(database, { name: 'Bo', email: 'bo@harbour.example' })).id
	];
	await addMember(database, harbour.id, adaId, 'owner');
	await addMember(database, harbour.id, boId, 'member');
	await addMember(database, kite.id, adaId, 'owner');
	ada = tenantFor(database, { organization: 'harbour', userId: adaId });
	bo = tenantFor(database, { organization: 'harbour', userId: boId });
	elsewhere = tenantFor(database, { organization: 'kite', userId: adaId });
	await createBoard(ada, { name: 'Quay', slug: 'quay' });
	await createBoard(elsewhere, { name: 'Quay', slug: 'quay' });
}, 60_000);
afterAll(() => database.close());

function create(tenant: Tenant, key: string, board = 'quay') {
	const id = randomUUID();
	const input = { title: 'Paint', description: '', assigneeId: null, dueDate: '2026-12-24' };
	const request = { key, fingerprint: 'f' };
	const keeping = keepingAnswer(tenant, request, { status: 201, answer: ticketAsJson(id) });
	return createTicket(keeping, board, { ...input, status: 'todo' }, { id, now: new Date() });
}

const count = async (tenant: Tenant) =>
	(await listTickets(tenant, 'quay', {}, 100))?.items.length ?? 0;

test('the answer is stored with what it is about', async () => {
	const ticket = await create(ada, 'first');
	expect(await readFirstAnswer(ada, 'first')).toEqual({ fingerprint: 'f', answer: ticket });
});

test('of twenty requests with one key, one makes something', async () => {
	const before = await count(ada);
	const made = await Promise.allSettled(Array.from({ length: 20 }, () => create(ada, 'twenty')));
	expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
	for (const outcome of made) {
		if (outcome.status === 'rejected')
			expect(violatedConstraint(outcome.reason)).toBe(FIRST_ANSWER);
	}
	expect(await count(ada)).toBe(before + 1);
});

test('a key is of one person in one organization', async () => {
	for (const tenant of [ada, bo, elsewhere]) {
		expect(await readFirstAnswer(tenant, 'shared')).toBeUndefined();
		expect(await create(tenant, 'shared')).toMatchObject({ createdBy: tenant.actorId });
	}
});

test('what makes nothing leaves no answer', async () => {
	expect(await create(ada, 'nothing', 'nowhere')).toBe('no-board');
	expect(await readFirstAnswer(ada, 'nothing')).toBeUndefined();
});

test('after 24 hours the key is as good as new', async () => {
	await create(ada, 'old');
	await age('23 hours 59 minutes');
	await expect(create(ada, 'old')).rejects.toThrow();
	await age('24 hours 1 minute');
	expect(await readFirstAnswer(ada, 'old')).toBeUndefined();
	const again = await create(ada, 'old');
	expect(await readFirstAnswer(ada, 'old')).toMatchObject({ answer: again });
});

/** The tenant may not change what is stored, so this writes it anew. */
async function age(interval: string): Promise<void> {
	const [rows] = await ada.run((db) => db.select().from(idempotencyKeys));
	const createdAt = sql`now() - ${interval}::interval`;
	await ada.run(
		(db) => db.delete(idempotencyKeys),
		(db) => db.insert(idempotencyKeys).values(rows.map((row) => ({ ...row, createdAt })))
	);
}
