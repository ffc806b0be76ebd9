import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addMember, addOrganization, addUser, tenantFor } from '../../../../tests/support/rows.ts';
import { createBoard } from '../boards/create-board.ts';
import { addComment } from '../comments/add-comment.ts';
import { listComments } from '../comments/list-comments.ts';
import type { ListPosition, Page } from '../keyset.ts';
import { pageMembers } from '../organizations/page-members.ts';
import type { Database } from '../ports/database/index.ts';
import { inMemoryDatabase } from '../ports/database/pglite.ts';
import type { Tenant } from '../tenancy/tenant.ts';
import { createTicket } from './create-ticket.ts';
import { listTickets } from './list-tickets.ts';
import { tickets } from './table.ts';

const now = new Date('2026-11-20T09:30:00.250Z');
const firstId = randomUUID();

let database: Database;
let tenant: Tenant;
beforeAll(async () => {
	database = await inMemoryDatabase('drizzle');
	const { id } = await addOrganization(database, { slug: 'harbour', name: 'Harbour Works' });
	const other = await addOrganization(database, { slug: 'kite', name: 'Kite Library' });
	const ada = await addUser(database, { name: 'Ada', email: 'ada@harbour.example' });
	const bo = await addUser(database, { name: 'Bo', email: 'bo@harbour.example' });
	await addMember(database, id, ada.id, 'owner');
	await addMember(database, id, bo.id, 'viewer');
	await addMember(database, other.id, ada.id, 'member');
	tenant = tenantFor(database, { organization: 'harbour', userId: ada.id });
	await createBoard(tenant, { name: 'Quay', slug: 'quay' });
	const made = [
		['Paint 100% of it', 'todo', null],
		['Sand_paper', 'doing', ada.id],
		['sandXpaper', 'doing', null],
		['back\\slash', 'done', bo.id],
		['Paint again', 'todo', ada.id]
	] as const;
	for (const [index, [title, status, assigneeId]] of made.entries()) {
		const input = { title, description: `no. ${index}`, status, assigneeId, dueDate: null };
		await createTicket(tenant, 'quay', input, { id: index ? randomUUID() : firstId, now });
	}
	for (const body of ['one', 'two', 'three']) {
		await addComment(tenant, firstId, body, { id: randomUUID(), now });
	}
}, 60_000);
afterAll(() => database.close());

type Filter = Parameters<typeof listTickets>[2];

async function titles(filter: Filter) {
	const page = await listTickets(tenant, 'quay', filter, 100);
	return page?.items.map(({ title }) => title).sort();
}

/** All pages, and how many there were. */
async function walk<T>(read: (after?: ListPosition) => Promise<Page<T> | undefined>) {
	const items: T[] = [];
	let after: ListPosition | undefined;
	let pages = 0;
	do {
		const page = await read(after);
		items.push(...(page?.items ?? []));
		after = page?.next;
		pages += 1;
	} while (after);
	return { items, pages };
}

test.each<[Filter, number]>([
	[{}, 5],
	[{ status: 'todo' }, 2],
	[{ status: 'doing', assignee: 'none' }, 1],
	[{ assignee: 'none' }, 2],
	[{ q: 'paint' }, 2],
	[{ q: 'NO. 3' }, 1],
	[{ q: '100%' }, 1],
	[{ q: '%' }, 1],
	[{ q: 'd_p' }, 1],
	[{ q: 'k\\s' }, 1],
	[{ q: "' or 1=1 --" }, 0],
	[{ q: 'paper', status: 'doing' }, 2]
])('the filter %j finds %i', async (filter, count) => {
	expect(await titles(filter)).toHaveLength(count);
});

test('what a member has is found by the id', async () => {
	expect(await titles({ assignee: tenant.actorId })).toEqual(['Paint again', 'Sand_paper']);
	expect(await titles({ assignee: randomUUID() })).toEqual([]);
});

test('a board that is not there has no list, not an empty one', async () => {
	expect(await listTickets(tenant, 'nowhere', {}, 10)).toBeUndefined();
});

test('page after page, every ticket comes once, also when all are equally old', async () => {
	const all = await listTickets(tenant, 'quay', {}, 100);
	const { items, pages } = await walk((after) => listTickets(tenant, 'quay', { after }, 2));
	expect(pages).toBe(3);
	expect(items).toEqual(all?.items);
});

test('microseconds do not lose a ticket between two pages', async () => {
	const spread = sql`timestamptz '2026-11-20 09:30:00.25Z' + position * interval '1 microsecond'`;
	await tenant.run((db) => db.update(tickets).set({ createdAt: spread }));
	const { items, pages } = await walk((after) => listTickets(tenant, 'quay', { after }, 1));
	expect(pages).toBe(5);
	expect(new Set(items.map(({ id }) => id)).size).toBe(5);
});

test('a page that the last entry fills is the last', async () => {
	expect((await listTickets(tenant, 'quay', {}, 5))?.next).toBeUndefined();
	expect((await listTickets(tenant, 'quay', {}, 4))?.next).toBeDefined();
});

test('comments and members come page by page as well', async () => {
	const comments = await walk((after) => listComments(tenant, firstId, after, 2));
	expect(comments.items.map(({ body }) => body).sort()).toEqual(['one', 'three', 'two']);
	expect(await listComments(tenant, randomUUID(), undefined, 2)).toBeUndefined();
	const members = await walk((after) => pageMembers(tenant, after, 1));
	expect(members.items.map(({ name, role }) => `${name}: ${role}`)).toEqual([
		'Ada: owner',
		'Bo: viewer'
	]);
});
