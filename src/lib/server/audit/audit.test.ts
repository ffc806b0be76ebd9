import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addMember, addOrganization, addUser, tenantFor } from '../../../../tests/support/rows.ts';
import { createBoard } from '../boards/create-board.ts';
import { addComment } from '../comments/add-comment.ts';
import type { Database } from '../ports/database/index.ts';
import { inMemoryDatabase } from '../ports/database/pglite.ts';
import type { Tenant } from '../tenancy/tenant.ts';
import { createTicket } from '../tickets/create-ticket.ts';
import { updateTicket } from '../tickets/update-ticket.ts';
import { readUsage } from '../usage/read-usage.ts';
import { listAuditLogs, type AuditFilter } from './list-audit-logs.ts';

const ticketId = randomUUID();

let database: Database;
let tenant: Tenant;
beforeAll(async () => {
	database = await inMemoryDatabase('drizzle');
	const ada = await addUser(database, { name: 'Ada', email: 'ada@harbour.example' });
	const { id } = await addOrganization(database, { slug: 'harbour', name: 'Harbour Works' });
	await addMember(database, id, ada.id, 'owner');
	tenant = tenantFor(database, { organization: 'harbour', userId: ada.id });
	await createBoard(tenant, { name: 'Quay', slug: 'quay' });
	const input = { title: 'Paint', description: '', assigneeId: null, dueDate: null };
	const now = new Date();
	await createTicket(tenant, 'quay', { ...input, status: 'todo' }, { id: ticketId, now });
	await updateTicket(tenant, ticketId, 1, { title: 'Paint it' });
	await addComment(tenant, ticketId, 'blue?', { id: randomUUID(), now });
}, 60_000);
afterAll(() => database.close());

async function recorded(filter: AuditFilter) {
	const { entries } = await listAuditLogs(tenant, filter, 100);
	return entries.map(({ action, resource }) => `${action} ${resource}`);
}

test('the audit log tells who did what, the newest first', async () => {
	expect(await recorded({ actorId: tenant.actorId })).toEqual([
		'insert comments',
		'update tickets',
		'insert tickets',
		'insert boards'
	]);
	const { entries } = await listAuditLogs(tenant, { action: 'update' }, 1);
	expect(entries).toMatchObject([
		{
			actorId: tenant.actorId,
			actorName: 'Ada',
			resourceId: ticketId,
			before: { title: 'Paint', version: 1 },
			after: { title: 'Paint it', version: 2 },
			requestId: 'request-0001',
			address: '192.0.2.1',
			userAgent: 'tests'
		}
	]);
});

test('entries are filtered by what happened, to what and on which day', async () => {
	const today = new Date().toISOString().slice(0, 10);
	expect(await recorded({ resource: 'tickets' })).toEqual(['update tickets', 'insert tickets']);
	expect(await recorded({ resource: 'tickets', action: 'insert' })).toEqual(['insert tickets']);
	expect(await recorded({ resource: 'boards', from: today, to: today })).toHaveLength(1);
	expect(await recorded({ to: '2020-01-01' })).toEqual([]);
	expect(await recorded({ from: '2999-01-01' })).toEqual([]);
	expect(await recorded({ actorId: randomUUID() })).toEqual([]);
});

test('page after page, every entry comes once', async () => {
	const all = await listAuditLogs(tenant, {}, 100);
	expect(all.next).toBeUndefined();
	const seen: number[] = [];
	let cursor: number | undefined;
	do {
		const page = await listAuditLogs(tenant, { cursor }, 2);
		seen.push(...page.entries.map(({ id }) => id));
		cursor = page.next;
	} while (cursor !== undefined);
	expect(seen).toEqual(all.entries.map(({ id }) => id));
});

test('usage is counted by day, and days without any are zero', async () => {
	const days = await readUsage(tenant, 3);
	expect(days).toHaveLength(3);
	const none = { tickets: 0, comments: 0, attachments: 0, bytes: 0 };
	expect(days[0]).toMatchObject(none);
	expect(days[2]).toEqual({
		...none,
		day: new Date().toISOString().slice(0, 10),
		tickets: 1,
		comments: 1
	});
});
