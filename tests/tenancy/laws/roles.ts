/** What each role may not do at all, in its own tenant as little as elsewhere. */
import assert from 'node:assert/strict';
import { sql, type SQL } from 'drizzle-orm';
import { enter } from '../../../src/lib/server/tenancy/enter.ts';
import { originOf } from '../../support/rows.ts';
import {
	ask,
	askAs,
	askUnentered,
	INSUFFICIENT_PRIVILEGE,
	refused,
	statement,
	tenantOf,
	type Law,
	type Subject
} from '../law.ts';

type Right = 'insert' | 'update' | 'delete' | 'truncate' | 'references' | 'trigger';

const CHANGES: Right[] = ['insert', 'update', 'delete'];
const may = (rights: Right[], ...tables: string[]) =>
	Object.fromEntries(tables.map((name) => [name, rights]));

/** What each role may write, by table, and no more. */
const WRITES: Record<string, Record<string, Right[]>> = {
	slipway_tenant: {
		...may(CHANGES, 'boards', 'tickets', 'attachments', 'integrations'),
		...may(['insert', 'delete'], 'comments', 'idempotency_keys')
	},
	slipway_identity: may(
		CHANGES,
		...['users', 'sessions', 'accounts', 'verifications'],
		...['organizations', 'members', 'invitations']
	),
	slipway_retention: {
		...may(
			['delete'],
			...['audit_logs', 'idempotency_keys', 'invitations', 'attachments'],
			...['sessions', 'verifications', 'discarded_objects']
		),
		...may(['update'], 'integrations')
	},
	slipway: may(CHANGES, 'vitals', 'rate_limits')
};

/** Rights to write, to a single column as well: where policies refuse the same, a statement would not show them. */
async function writesOf(subject: Subject, role: string): Promise<Record<string, string[]>> {
	const rows = await askUnentered(
		subject,
		sql`select relname as name, may
			from pg_class, unnest(array['insert', 'update', 'delete', 'truncate', 'references', 'trigger']) as may
			where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
				and case when may in ('insert', 'update', 'references') then has_any_column_privilege(${role}, oid, may)
					else has_table_privilege(${role}, oid, may) end`
	);
	const byTable = Map.groupBy(rows, ({ name }) => String(name));
	return Object.fromEntries(
		[...byTable].map(([name, each]) => [name, each.map(({ may }) => String(may)).sort()])
	);
}

/** Hangs a function that writes as the owner on a table of one's own. */
const forgery = (name: string): SQL[] => [
	sql`create temporary table tickets (id uuid, organization_id uuid, key text) on commit drop`,
	sql`create trigger forged after insert on tickets for each row execute function ${sql.raw(name)}('tickets')`
];

export const roles: Law[] = [
	{
		title: 'each role writes what is its own, and nobody changes or empties the audit log',
		async holds(subject) {
			for (const [role, writes] of Object.entries(WRITES)) {
				const expected = Object.entries(writes).map(([name, rights]) => [name, rights.toSorted()]);
				const found = await writesOf(subject, role);
				assert.deepEqual(found, Object.fromEntries(expected), role);
			}
		}
	},
	{
		title: 'what is not its own a role is refused',
		async holds(subject) {
			const tenant = tenantOf(subject, subject.world.kite);
			const asTenant = (query: SQL) => ask(tenant, query);
			const asIdentity = (query: SQL) => askAs(subject, 'slipway_identity', query);
			const asRetention = (query: SQL) => askAs(subject, 'slipway_retention', query);
			const attempts: [run: (query: SQL) => Promise<unknown>, query: SQL][] = [
				[asTenant, sql`update members set role = 'owner'`],
				[asTenant, sql`insert into invitations default values`],
				[asTenant, sql`update users set name = ''`],
				[asTenant, sql`delete from organizations`],
				[asTenant, sql`update usage set amount = 0`],
				[asTenant, sql`update comments set body = ''`],
				[asIdentity, sql`update tickets set title = ''`],
				[asRetention, sql`delete from tickets`],
				...[asTenant, asIdentity, asRetention].flatMap((run): [typeof run, SQL][] => [
					[run, sql`insert into audit_logs default values`],
					[run, sql`update audit_logs set actor_id = null`],
					[run, sql`truncate audit_logs`]
				]),
				[asTenant, sql`delete from audit_logs`],
				[asIdentity, sql`delete from audit_logs`]
			];
			for (const [run, query] of attempts) {
				await refused(run(query), INSUFFICIENT_PRIVILEGE, JSON.stringify(query.queryChunks));
			}
		}
	},
	{
		title:
			'a tenant reads no session, no account, no verification, and of people what the board shows',
		async holds(subject) {
			const tenant = tenantOf(subject, subject.world.kite);
			for (const name of ['sessions', 'accounts', 'verifications', 'discarded_objects']) {
				const query = sql`select 1 from ${sql.identifier(name)}`;
				await refused(ask(tenant, query), INSUFFICIENT_PRIVILEGE, name);
			}
			const query = sql`select email_verified from users`;
			await refused(ask(tenant, query), INSUFFICIENT_PRIVILEGE, 'email_verified');
		}
	},
	{
		title:
			'whoever signs people in reads of a board what the user wrote, and of its secrets nothing',
		async holds(subject) {
			const { kite } = subject.world;
			const read = async (name: string, actorId?: string) => {
				const query = sql`select id::text from ${sql.identifier(name)}`;
				return askAs(subject, 'slipway_identity', query, actorId);
			};
			for (const name of ['tickets', 'comments', 'attachments'] as const) {
				assert.deepEqual(await read(name, kite.people.member), [{ id: kite.rows[name] }], name);
				assert.deepEqual(await read(name, kite.people.admin), [], name);
				assert.deepEqual(await read(name), [], name);
			}
			assert.deepEqual(await read('audit_logs', kite.people.viewer), []);
			assert.notDeepEqual(await read('audit_logs', kite.people.member), []);
			for (const name of ['boards', 'integrations', 'idempotency_keys', 'usage']) {
				const query = sql`select 1 from ${sql.identifier(name)}`;
				const reading = askAs(subject, 'slipway_identity', query, kite.people.owner);
				await refused(reading, INSUFFICIENT_PRIVILEGE, name);
			}
		}
	},
	{
		title: 'whoever signs people in sees all of them, and how they prove who they are',
		async holds(subject) {
			const { harbour, kite } = subject.world;
			for (const table of ['accounts', 'sessions']) {
				const query = sql`select distinct user_id::text as of from ${sql.identifier(table)}`;
				const seen = await askAs(subject, 'slipway_identity', query);
				const owners = [harbour, kite].map(({ people }) => people.owner);
				assert.deepEqual(seen.map(({ of }) => of).sort(), owners.sort(), table);
			}
			const query = sql`select identifier from verifications where identifier in ('harbour', 'kite')`;
			assert.equal((await askAs(subject, 'slipway_identity', query)).length, 2);
		}
	},
	{
		title: 'nobody hangs what writes as the owner on a table of their own',
		async holds({ database, world }) {
			for (const name of ['record_audit', 'count_usage', 'discard_object', 'keep_an_owner']) {
				const work = database.run(
					enter('slipway_identity', originOf(world.kite.people.owner)),
					...forgery(name).map(statement)
				);
				await refused(work, INSUFFICIENT_PRIVILEGE, name);
			}
		}
	}
];
