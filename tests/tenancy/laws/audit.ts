/** Every change is written down with who made it and from where. That nobody changes the log is said in roles.ts. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { sql, type SQL } from 'drizzle-orm';
import { addUser, originOf } from '../../support/rows.ts';
import { ask, askAs, tenantOf, type Law, type Row, type Subject } from '../law.ts';
import type { TenantRows } from '../world.ts';

/** How a row comes to be, and what about it can change. */
interface Life {
	table: string;
	insert: (id: string) => SQL;
	/** A text column that is `old` at first. */
	column?: string;
}

const onBoards = ({ id: of, board, ticket, people }: TenantRows): Life[] => [
	{
		table: 'boards',
		insert: (id) =>
			sql`insert into boards (id, organization_id, slug, name) values (${id}, ${of}, ${id}, 'old')`,
		column: 'name'
	},
	{
		table: 'tickets',
		insert: (id) =>
			sql`insert into tickets (id, organization_id, board_id, title, status, position)
				values (${id}, ${of}, ${board}, 'old', 'todo', 2)`,
		column: 'title'
	},
	{
		table: 'comments',
		insert: (id) =>
			sql`insert into comments (id, organization_id, ticket_id, author_id, body)
				values (${id}, ${of}, ${ticket}, ${people.member}, 'old')`
	},
	{
		table: 'attachments',
		insert: (id) =>
			sql`insert into attachments
					(id, organization_id, ticket_id, key, file_name, content_type, size, md5)
				values (${id}, ${of}, ${ticket}, ${id}, 'old', 'text/plain', 1, '')`,
		column: 'file_name'
	},
	{
		table: 'integrations',
		insert: (id) =>
			sql`insert into integrations (id, organization_id, name, hint, key_id, ciphertext)
				values (${id}, ${of}, 'old', '', 1, 'a-secret')`,
		column: 'name'
	}
];

const onPeople = ({ id: of, people }: TenantRows, guest: string): Life[] => [
	{
		table: 'members',
		insert: (id) =>
			sql`insert into members (id, organization_id, user_id, role)
				values (${id}, ${of}, ${guest}, 'viewer')`
	},
	{
		table: 'invitations',
		insert: (id) =>
			sql`insert into invitations (id, organization_id, email, role, status, inviter_id, expires_at)
				values (${id}, ${of}, 'eve@nowhere.example', 'viewer', 'old', ${people.owner}, now())`,
		column: 'status'
	}
];

const logOf = (subject: Subject, id: string) =>
	ask(
		tenantOf(subject, subject.world.kite),
		sql`select actor_id::text as actor, action, resource, request_id as request, address, user_agent as agent,
				before, after
			from audit_logs where resource_id = ${id} order by id`
	);

/** Lets a row live and die, and compares what is in the log with what was done. */
async function isWrittenDown(
	subject: Subject,
	actor: string,
	{ table, insert, column }: Life,
	run: (query: SQL) => Promise<unknown>
): Promise<void> {
	const id = randomUUID();
	const name = sql.identifier(table);
	await run(insert(id));
	if (column) {
		await run(sql`update ${name} set ${sql.identifier(column)} = 'changed' where id = ${id}`);
	}
	await run(sql`delete from ${name} where id = ${id}`);

	const log = await logOf(subject, id);
	const { requestId: request, address, userAgent: agent } = originOf();
	const from = { actor, resource: table, request, address, agent };
	const last = column ? 'changed' : undefined;
	const told = log.map(({ before, after, ...rest }) => ({
		...rest,
		before: valueOf(before, id, column),
		after: valueOf(after, id, column)
	}));
	const first = column && 'old';
	const changed = { ...from, action: 'update', before: [id, 'old'], after: [id, 'changed'] };
	assert.deepEqual(
		told,
		[
			{ ...from, action: 'insert', before: null, after: [id, first] },
			...(column ? [changed] : []),
			{ ...from, action: 'delete', before: [id, last], after: null }
		],
		table
	);
	assert.ok(!JSON.stringify(log).includes('a-secret'), `${table}: a secret is in the log`);
}

const valueOf = (row: unknown, id: string, column: string | undefined) =>
	row === null ? null : [(row as Row).id === id ? id : 'another', column && (row as Row)[column]];

export const audit: Law[] = [
	{
		title: 'what a member does to a board is written down: who, what, before, after, from where',
		async holds(subject) {
			const { kite } = subject.world;
			const tenant = tenantOf(subject, kite, 'member');
			for (const life of onBoards(kite)) {
				await isWrittenDown(subject, kite.people.member, life, (query) => ask(tenant, query));
			}
		}
	},
	{
		title: 'so is what is done to members and invitations',
		async holds(subject) {
			const { kite } = subject.world;
			const email = `${randomUUID()}@nowhere.example`;
			const guest = await addUser(subject.database, { name: 'Eve', email });
			for (const life of onPeople(kite, guest.id)) {
				await isWrittenDown(subject, kite.people.owner, life, (query) =>
					askAs(subject, 'slipway_identity', query, kite.people.owner)
				);
			}
		}
	},
	{
		title: 'so is what is done to an organization, and that it was deleted outlives it',
		async holds(subject) {
			const actor = subject.world.stranger;
			const id = randomUUID();
			const run = (query: SQL) => askAs(subject, 'slipway_identity', query, actor);
			await run(sql`insert into organizations (id, name, slug) values (${id}, 'old', ${id})`);
			await run(sql`update organizations set name = 'changed' where id = ${id}`);
			await run(sql`delete from organizations where id = ${id}`);
			const log = await askAs(
				subject,
				'slipway_identity',
				sql`select action, organization_id::text as of, before ->> 'name' as before, after ->> 'name' as after
					from audit_logs where resource_id = ${id} order by id`,
				actor
			);
			assert.deepEqual(log, [
				{ action: 'insert', of: id, before: null, after: 'old' },
				{ action: 'update', of: id, before: 'old', after: 'changed' },
				{ action: 'delete', of: id, before: 'changed', after: null }
			]);
		}
	},
	{
		title: 'what did not happen is not in the log',
		async holds(subject) {
			const { kite } = subject.world;
			const id = randomUUID();
			const twice = sql`insert into boards (id, organization_id, slug, name)
				values (${id}, ${kite.id}, ${id}, ''), (${id}, ${kite.id}, ${id}, '')`;
			await assert.rejects(ask(tenantOf(subject, kite), twice));
			assert.deepEqual(await logOf(subject, id), []);
		}
	}
];
