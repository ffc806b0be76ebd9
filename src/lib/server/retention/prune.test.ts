import { sql, type SQL } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addMember, addOrganization, addUser, originOf } from '../../../../tests/support/rows.ts';
import type { Database, Statement } from '../ports/database/index.ts';
import { inMemoryDatabase } from '../ports/database/pglite.ts';
import { prune } from './prune.ts';

let database: Database;
let organizationId: string;
let userId: string;

/** Rows of the past have to be written by someone whom no policy binds. */
const asSuperuser = (statement: Statement) =>
	database.run((db) => db.execute(sql`set local session authorization postgres`), statement);
const write = (statement: SQL) => asSuperuser((db) => db.execute(statement));

/** How a row of each table is made, whose time is measured from `since`. */
const tables: Record<string, (since: SQL, label: string) => SQL> = {
	vitals: (since, label) =>
		sql`insert into vitals (id, name, value, rating, route, created_at) values (${label}, 'LCP', 1, 'good', '/', ${since})`,
	rate_limits: (since, label) =>
		sql`insert into rate_limits (key, count, expires_at) values (${label}, 1, ${since})`,
	sessions: (since, label) =>
		sql`insert into sessions (user_id, token, expires_at) values (${userId}, ${label}, ${since})`,
	verifications: (since, label) =>
		sql`insert into verifications (identifier, value, expires_at) values ('a', ${label}, ${since})`,
	invitations: (since, label) =>
		sql`insert into invitations (organization_id, email, inviter_id, expires_at) values (${organizationId}, ${label}, ${userId}, ${since})`,
	idempotency_keys: (since, label) =>
		sql`insert into idempotency_keys (organization_id, user_id, key, fingerprint, status, answer, created_at) values (${organizationId}, ${userId}, ${label}, '', 201, '{}', ${since})`,
	audit_logs: (since, label) =>
		sql`insert into audit_logs (organization_id, action, resource, resource_id, request_id, created_at) values (${organizationId}, 'insert', 'tickets', ${userId}, ${label}, ${since})`
};
const labelled: Record<string, string> = {
	vitals: 'id',
	rate_limits: 'key',
	sessions: 'token',
	verifications: 'value',
	invitations: 'email',
	idempotency_keys: 'key',
	audit_logs: 'request_id'
};

async function labelsIn(table: string): Promise<unknown[]> {
	const [, rows] = await asSuperuser((db) =>
		db
			.select({ label: sql`${sql.identifier(labelled[table] ?? '')}` })
			.from(sql`${sql.identifier(table)}`)
			.orderBy(sql`1`)
	);
	return (rows as { label: unknown }[])
		.map(({ label }) => label)
		.filter((label) => typeof label === 'string' && label.startsWith('row-'));
}

beforeAll(async () => {
	database = await inMemoryDatabase('drizzle');
	const organization = await addOrganization(database, { slug: 'harbour', name: 'Harbour Works' });
	organizationId = organization.id;
	userId = (await addUser(database, { name: 'Ada', email: 'ada@harbour.example' })).id;
	await addMember(database, organizationId, userId, 'owner');
}, 60_000);
afterAll(() => database.close());

describe('what is past its time is deleted, and what is not stays', () => {
	test.each([
		['vitals', 'vitals', '56 days'],
		['rate_limits', 'rateLimits', '0'],
		['sessions', 'sessions', '0'],
		['verifications', 'verifications', '0'],
		['invitations', 'invitations', '30 days'],
		['idempotency_keys', 'idempotencyKeys', '24 hours'],
		['audit_logs', 'auditLogs', '400 days']
	])('%s', async (table, name, period) => {
		const border = sql`now() - ${sql.raw(`interval '${period}'`)}`;
		const insert = tables[table];
		if (!insert) throw new Error(`No row of ${table} can be made.`);
		for (const past of ['row-1', 'row-2', 'row-3']) {
			await write(insert(sql`${border} - interval '1 minute'`, past));
		}
		await write(insert(sql`${border} + interval '1 hour'`, 'row-kept'));

		// Three rows in batches of two: it goes on until nothing is left.
		expect(await prune(database, originOf(), 2)).toMatchObject({ [name]: 3 });
		expect(await labelsIn(table)).toEqual(['row-kept']);
		expect(await prune(database, originOf(), 2)).toMatchObject({ [name]: 0 });
	});
});

test('the database itself keeps what is not past its time, whatever a task asks for', async () => {
	const asRetention = (statement: string) =>
		database.run(
			(db) => db.execute(sql`select enter('slipway_retention', null, '', '', '')`),
			(db) => db.execute(sql.raw(statement))
		);
	await asRetention('delete from audit_logs');
	await asRetention('delete from invitations');
	await asRetention('delete from idempotency_keys');
	for (const table of ['audit_logs', 'invitations', 'idempotency_keys']) {
		expect(await labelsIn(table)).toEqual(['row-kept']);
	}
	await expect(asRetention('delete from users')).rejects.toThrow();
	await expect(asRetention('delete from tickets')).rejects.toThrow();
});
