/** A tenant's rows, whatever the statement. Tables are found in the catalog: one that is added is tried as well. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { sql, type SQL } from 'drizzle-orm';
import { sqlState } from '../../../src/lib/server/ports/database/index.ts';
import {
	ask,
	FOREIGN_KEY_VIOLATION,
	INSUFFICIENT_PRIVILEGE,
	refused,
	tenantOf,
	tenantTables,
	type Law,
	type Subject
} from '../law.ts';
import type { TenantRows } from '../world.ts';

/** Who has a row of their own in every table. */
const inKite = (subject: Subject) => tenantOf(subject, subject.world.kite, 'member');

/** A row that is `tenant`'s throughout, so that nothing but row-level security could refuse it. */
const belongingTo = ({ id, board, ticket, people }: TenantRows) => ({
	id: randomUUID(),
	organization_id: id,
	board_id: board,
	ticket_id: ticket,
	user_id: people.member,
	assignee_id: null,
	slug: randomUUID(),
	key: randomUUID()
});

/** Copies one of the rows that are seen, with some of its columns changed. */
const copyWith = (table: string, changed: object): SQL =>
	sql`insert into ${sql.identifier(table)} overriding system value
		select (jsonb_populate_record(null::${sql.identifier(table)}, to_jsonb(mine) || ${JSON.stringify(changed)}::jsonb)).*
		from ${sql.identifier(table)} as mine limit 1`;

async function everyTable(
	subject: Subject,
	work: (table: { name: string; columns: string[] }) => Promise<void>
): Promise<void> {
	for (const table of await tenantTables(subject)) await work(table);
}

/** Rows that were touched; none, where the role may not even try. */
async function touched(subject: Subject, query: SQL): Promise<number> {
	try {
		return (await ask(inKite(subject), query)).length;
	} catch (error) {
		assert.equal(sqlState(error), INSUFFICIENT_PRIVILEGE, String(error));
		return 0;
	}
}

export const isolation: Law[] = [
	{
		title: "every tenant table shows a tenant its own rows, and no other's",
		holds: (subject) =>
			everyTable(subject, async ({ name }) => {
				const tenant = inKite(subject);
				const rows = await ask(
					tenant,
					sql`select distinct organization_id::text as of from ${sql.identifier(name)}`
				);
				assert.deepEqual(rows, [{ of: subject.world.kite.id }], name);
			})
	},
	{
		title: 'no statement without a condition changes or deletes a row of another tenant',
		holds: (subject) =>
			everyTable(subject, async ({ name }) => {
				const table = sql.identifier(name);
				const others = sql`where organization_id = ${subject.world.harbour.id} returning 1`;
				const updating = sql`update ${table} set organization_id = organization_id ${others}`;
				assert.equal(await touched(subject, updating), 0, `update ${name}`);
				assert.equal(await touched(subject, sql`delete from ${table} ${others}`), 0, name);
			})
	},
	{
		title: 'no row is inserted into another tenant',
		holds: (subject) =>
			everyTable(subject, ({ name }) =>
				refused(
					ask(inKite(subject), copyWith(name, belongingTo(subject.world.harbour))),
					INSUFFICIENT_PRIVILEGE,
					`insert into ${name}`
				)
			)
	},
	{
		title: 'no row is moved into another tenant',
		holds: (subject) =>
			everyTable(subject, ({ name, columns }) => {
				const target = belongingTo(subject.world.harbour);
				const moved = (['organization_id', 'board_id', 'ticket_id', 'assignee_id'] as const).filter(
					(column) => columns.includes(column)
				);
				const set = moved.map((column) => sql`${sql.identifier(column)} = ${target[column]}::uuid`);
				const query = sql`update ${sql.identifier(name)} set ${sql.join(set, sql`, `)}`;
				return refused(ask(inKite(subject), query), INSUFFICIENT_PRIVILEGE, `move ${name}`);
			})
	},
	{
		title: "an upsert on another tenant's id is refused",
		async holds(subject) {
			for (const [name, id] of Object.entries(subject.world.harbour.rows)) {
				const own = belongingTo(subject.world.kite);
				const query = sql`${copyWith(name, { ...own, id })}
					on conflict (id) do update set organization_id = excluded.organization_id`;
				await refused(ask(inKite(subject), query), INSUFFICIENT_PRIVILEGE, `upsert ${name}`);
			}
		}
	},
	{
		title: "nothing hangs on another tenant's board or ticket",
		async holds(subject) {
			const { harbour, kite } = subject.world;
			const own = belongingTo(kite);
			const foreign = { board_id: harbour.board, ticket_id: harbour.ticket };
			for (const name of ['tickets', 'comments', 'attachments']) {
				const query = copyWith(name, { ...own, ...foreign });
				await refused(ask(inKite(subject), query), FOREIGN_KEY_VIOLATION, name);
			}
		}
	},
	{
		title: 'no ticket is assigned to who is no member',
		async holds(subject) {
			for (const outsider of [subject.world.stranger, subject.world.harbour.people.member]) {
				const query = sql`update tickets set assignee_id = ${outsider}`;
				await refused(ask(inKite(subject), query), FOREIGN_KEY_VIOLATION, 'assignee');
			}
		}
	},
	{
		title: 'no comment is written in the name of another',
		holds: (subject) =>
			refused(
				ask(
					inKite(subject),
					copyWith('comments', {
						...belongingTo(subject.world.kite),
						author_id: subject.world.kite.people.owner
					})
				),
				INSUFFICIENT_PRIVILEGE,
				'comment'
			)
	},
	{
		title: 'of organizations and people a tenant sees itself and its members',
		async holds(subject) {
			const { kite } = subject.world;
			const tenant = inKite(subject);
			const organizations = await ask(tenant, sql`select id::text from organizations`);
			assert.deepEqual(organizations, [{ id: kite.id }]);
			const people = await ask(tenant, sql`select id::text, email from users order by id`);
			const expected = Object.entries(kite.people).map(([role, id]) => ({
				id,
				email: `${role}@kite.example`
			}));
			assert.deepEqual(
				people,
				expected.sort((a, b) => (a.id < b.id ? -1 : 1))
			);
		}
	},
	{
		title: "what was answered to a member's request is shown to that member alone",
		async holds(subject) {
			const others = tenantOf(subject, subject.world.kite, 'admin');
			assert.deepEqual(await ask(others, sql`select key from idempotency_keys`), []);
		}
	}
];
