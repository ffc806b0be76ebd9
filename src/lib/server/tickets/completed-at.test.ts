import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addMember, addOrganization, addUser, tenantFor } from '../../../../tests/support/rows.ts';
import { startPostgres } from '../../../../tests/support/postgres.ts';
import { tempFolder } from '../../../../tests/support/temp-folder.ts';
import type { Database } from '../ports/database/index.ts';
import { pgDatabase } from '../ports/database/pg.ts';
import type { Tenant } from '../tenancy/tenant.ts';
import { createTicket } from './create-ticket.ts';
import { moveTicket } from './move-ticket.ts';
import { tickets } from './table.ts';

/** The first migrations, as a release had them. */
function migrationsUntil(last: string): string {
	const folder = join(tempFolder('migrations'), 'drizzle');
	cpSync('drizzle', folder, { recursive: true });
	const path = join(folder, 'meta', '_journal.json');
	const journal = JSON.parse(readFileSync(path, 'utf8')) as { entries: { tag: string }[] };
	const end = journal.entries.findIndex(({ tag }) => tag === last);
	const entries = journal.entries.slice(0, end + 1);
	writeFileSync(path, JSON.stringify({ ...journal, entries }));
	return folder;
}

/** On PostgreSQL, because there the owner who migrates is bound by row-level security like everybody. */
describe('tickets.completed_at, expanded and contracted', { timeout: 60_000 }, () => {
	let server: Awaited<ReturnType<typeof startPostgres>>;
	let database: Database;
	let tenant: Tenant;
	const board = crypto.randomUUID();
	const legacy = { done: crypto.randomUUID(), todo: crypto.randomUUID() };
	/** When old code finished `legacy.done`. */
	const finishedAt = '2026-01-02T03:04:05.000Z';

	const migrateUntil = async (last: string) => {
		const client = new pg.Client({ connectionString: server.url });
		await client.connect();
		await migrate(drizzle({ client }), { migrationsFolder: migrationsUntil(last) });
		await client.end();
	};
	/** As code writes that has never heard of the column. */
	const insertAsBefore = (id: string, status: 'todo' | 'done', at = new Date().toISOString()) =>
		tenant.run((db) =>
			db.execute(sql`
				insert into tickets (id, organization_id, board_id, title, status, position, updated_at)
				values (${id}, current_tenant(), ${board}, 'Before', ${status}, 1, ${at})`)
		);
	const renameAsBefore = (id: string) =>
		tenant.run((db) =>
			db.execute(sql`update tickets set title = 'Renamed', version = version + 1 where id = ${id}`)
		);
	const completedAt = async (id: string) => {
		const [[ticket]] = await tenant.run((db) =>
			db.select({ at: tickets.completedAt }).from(tickets).where(eq(tickets.id, id))
		);
		return ticket?.at?.toISOString();
	};
	const bothCodesWork = async () => {
		const [old, recent] = [crypto.randomUUID(), crypto.randomUUID()];
		await insertAsBefore(old, 'done');
		await renameAsBefore(old);
		expect(await completedAt(old)).toEqual(expect.any(String));
		const fields = { title: 'Now', description: '', assigneeId: null, dueDate: null } as const;
		await createTicket(
			tenant,
			'board',
			{ ...fields, status: 'todo' },
			{ id: recent, now: new Date(0) }
		);
		expect(await completedAt(recent)).toBeUndefined();
		await moveTicket(tenant, recent, 1, { status: 'done', after: null });
		const done = await completedAt(recent);
		expect(done).toEqual(expect.any(String));
		await moveTicket(tenant, recent, 2, { status: 'done', after: null });
		expect(await completedAt(recent)).toBe(done);
		await moveTicket(tenant, recent, 3, { status: 'doing', after: null });
		expect(await completedAt(recent)).toBeUndefined();
	};

	beforeAll(async () => {
		server = await startPostgres();
		await migrateUntil('0003_tenancy');
		database = pgDatabase({
			connectionString: await server.appLogin(),
			max: 2,
			idleTimeoutMillis: 1000,
			connectionTimeoutMillis: 10_000,
			query_timeout: 10_000,
			onConnectionError: () => undefined
		});
		const ada = await addUser(database, { name: 'Ada', email: 'ada@harbour.example' });
		const harbour = await addOrganization(database, { slug: 'harbour', name: 'Harbour Works' });
		await addMember(database, harbour.id, ada.id, 'owner');
		tenant = tenantFor(database, { organization: 'harbour', userId: ada.id });
		await tenant.run((db) =>
			db.execute(sql`insert into boards (id, organization_id, slug, name)
				values (${board}, current_tenant(), 'board', 'Board')`)
		);
		await insertAsBefore(legacy.done, 'done', finishedAt);
		await insertAsBefore(legacy.todo, 'todo');
	}, 60_000);
	afterAll(async () => {
		await database.close();
		await server.stop();
	});

	test('expanded, the schema serves the code of before and the code of now', async () => {
		await migrateUntil('0004_completed_at_expand');
		expect(await completedAt(legacy.done)).toBeUndefined();
		await renameAsBefore(legacy.todo);
		await bothCodesWork();
	});

	test('contracted, it says of every ticket since when it is done, and serves both as well', async () => {
		await migrateUntil('0005_completed_at_contract');
		expect(await completedAt(legacy.done)).toBe(finishedAt);
		expect(await completedAt(legacy.todo)).toBeUndefined();
		await bothCodesWork();
		const [constraints] = await database.run((db) =>
			db
				.select({ validated: sql<boolean>`convalidated` })
				.from(sql`pg_constraint`)
				.where(sql`conname = 'tickets_completed_when_done'`)
		);
		expect(constraints).toEqual([{ validated: true }]);
	});

	test('no code writes anything else there', async () => {
		await tenant.run((db) => db.update(tickets).set({ completedAt: new Date(0) }));
		expect(await completedAt(legacy.done)).toBe(finishedAt);
		expect(await completedAt(legacy.todo)).toBeUndefined();
	});
});
