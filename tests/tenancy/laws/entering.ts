/** How a unit of work gets to a tenant's rows, and that there is no other way. */
import assert from 'node:assert/strict';
import { sql, type SQL } from 'drizzle-orm';
import { enter, enterOrganization } from '../../../src/lib/server/tenancy/enter.ts';
import { permissionsOf, rolesWith, ROLES } from '../../../src/lib/server/tenancy/permissions.ts';
import { addMember, addUser, originOf, tenantFor } from '../../support/rows.ts';
import {
	ask,
	askAs,
	askUnentered,
	INSUFFICIENT_PRIVILEGE,
	refused,
	rowsOf,
	statement,
	tenantOf,
	tenantTables,
	type Law,
	type Subject
} from '../law.ts';

const permissions = permissionsOf('owner');

/** What is left of who had entered: nothing, between two units of work. */
const leftOver = async (subject: Subject) =>
	askUnentered(
		subject,
		sql`select concat(current_setting('app.tenant_id', true), current_setting('app.actor_id', true),
				current_setting('app.request_id', true), current_setting('app.address', true),
				current_setting('app.user_agent', true)) as settings,
			pg_has_role(current_user, 'slipway', 'usage')::text as "isItself"`
	);
const NOTHING = [{ settings: '', isItself: 'true' }];

export const entering: Law[] = [
	{
		title: 'without entering there is nothing',
		async holds(subject) {
			const names = (await tenantTables(subject)).map(({ name }) => name);
			for (const name of [...names, 'users', 'organizations', 'sessions', 'accounts']) {
				const query = sql`select 1 from ${sql.identifier(name)}`;
				await refused(askUnentered(subject, query), INSUFFICIENT_PRIVILEGE, name);
			}
		}
	},
	{
		title: "in the tenant's role but without a tenant there is no row of a tenant",
		async holds(subject) {
			const { stranger } = subject.world;
			const entered = statement(
				sql`select enter('slipway_tenant', ${stranger}::uuid, '', '', '') is null`
			);
			for (const { name } of await tenantTables(subject)) {
				const query = statement(sql`select 1 from ${sql.identifier(name)}`);
				const [, rows] = await subject.database.run(entered, query);
				assert.deepEqual(rowsOf(rows), [], name);
			}
			const [, rows] = await subject.database.run(
				entered,
				statement(sql`select id::text from users union all select id::text from organizations`)
			);
			assert.deepEqual(rowsOf(rows), [{ id: stranger }]);
		}
	},
	{
		title: 'a member gets in by role and permission, and not otherwise',
		async holds(subject) {
			for (const role of ROLES) {
				for (const permission of permissions) {
					const entry = tenantOf(subject, subject.world.kite, role, permission).membership();
					if (rolesWith(permission).includes(role)) assert.equal((await entry).role, role);
					else await assert.rejects(entry, { message: 'forbidden' }, `${role} ${permission}`);
				}
			}
		}
	},
	{
		title: 'who is no member does not get in, nor learns whether there is something to get into',
		async holds({ database, world }) {
			for (const userId of [world.stranger, world.harbour.people.owner]) {
				for (const organization of [world.kite.slug, 'nowhere']) {
					const entry = tenantFor(database, { organization, userId }).membership();
					await assert.rejects(entry, { message: 'not-found' });
				}
			}
		}
	},
	{
		title: 'a member who is removed is out at once, and one who is demoted may less',
		async holds(subject) {
			const { database, world } = subject;
			const guest = await addUser(database, { name: 'Guest', email: 'guest@nowhere.example' });
			await addMember(database, world.kite.id, guest.id, 'member');
			const tenant = tenantFor(database, {
				organization: world.kite.slug,
				userId: guest.id,
				permission: 'ticket:create'
			});
			await tenant.membership();
			const their = sql`where user_id = ${guest.id}`;
			await askAs(subject, 'slipway_identity', sql`update members set role = 'viewer' ${their}`);
			await assert.rejects(tenant.membership(), { message: 'forbidden' });
			await askAs(subject, 'slipway_identity', sql`delete from members ${their}`);
			await assert.rejects(tenant.membership(), { message: 'not-found' });
		}
	},
	{
		title: 'a refused entry does nothing of what followed',
		async holds(subject) {
			const viewer = tenantOf(subject, subject.world.kite, 'viewer', 'ticket:create');
			await assert.rejects(ask(viewer, sql`update boards set name = 'Taken over'`));
			const owner = tenantOf(subject, subject.world.kite);
			assert.deepEqual(await ask(owner, sql`select name from boards`), [{ name: 'Board' }]);
		}
	},
	{
		title: 'nothing of an entry is left for the next unit of work',
		async holds(subject) {
			const { kite } = subject.world;
			await tenantOf(subject, kite).membership();
			assert.deepEqual(await leftOver(subject), NOTHING);
			await ask(tenantOf(subject, kite), sql`select 1`);
			assert.deepEqual(await leftOver(subject), NOTHING);
			await askAs(subject, 'slipway_identity', sql`select 1`, kite.people.owner);
			assert.deepEqual(await leftOver(subject), NOTHING);
		}
	},
	{
		title: 'nor after an error',
		async holds(subject) {
			await assert.rejects(ask(tenantOf(subject, subject.world.kite), sql`select 1/0`));
			assert.deepEqual(await leftOver(subject), NOTHING);
			await assert.rejects(askAs(subject, 'slipway_retention', sql`select 1/0`));
			assert.deepEqual(await leftOver(subject), NOTHING);
		}
	},
	{
		title: 'a session cannot put tables of its own in the place of the real ones',
		async holds(subject) {
			const { stranger, kite } = subject.world;
			const entry = sql`select enter_tenant('kite', array['owner'], ${stranger}::uuid, '', '', '')`;
			await refused(
				subject.database.run(
					...[
						sql`create temporary table organizations on commit drop as
							select ${kite.id}::uuid as id, 'kite' as slug, '' as name`,
						sql`create temporary table members on commit drop as
							select ${kite.id}::uuid as organization_id, ${stranger}::uuid as user_id, 'owner' as role`,
						sql`grant all on organizations, members to slipway_tenant`,
						entry
					].map(statement)
				),
				'SL404',
				'entering by a forged membership'
			);
		}
	},
	{
		title: 'whoever signs people in can be held to one organization',
		async holds({ database, world }) {
			const { kite, harbour } = world;
			const inKite = async (query: SQL) => {
				const entry = [enter('slipway_identity', originOf()), enterOrganization(kite.id)] as const;
				const [, , answer] = await database.run(...entry, statement(query));
				return rowsOf(answer);
			};
			for (const name of ['organizations', 'members', 'invitations']) {
				const table = sql.identifier(name);
				const column = sql.identifier(name === 'organizations' ? 'id' : 'organization_id');
				const seen = await inKite(sql`select distinct ${column}::text as of from ${table}`);
				assert.deepEqual(seen, [{ of: kite.id }], name);
				const other = name === 'organizations' ? world.stranger : harbour.id;
				const moving = sql`update ${table} set ${column} = ${other}`;
				await refused(inKite(moving), INSUFFICIENT_PRIVILEGE, `move ${name}`);
			}
		}
	},
	{
		title: 'a login that bypasses row-level security can do nothing, and the check says why',
		async holds({ database, bypassing, world }) {
			await database.check();
			await assert.rejects(bypassing.check(), { reason: 'bypasses-row-level-security' });
			const userId = world.kite.people.owner;
			const tenant = tenantFor(bypassing, { organization: world.kite.slug, userId });
			await refused(tenant.membership(), 'SL500', 'entering a tenant');
			for (const role of ['slipway_identity', 'slipway_retention'] as const) {
				await refused(bypassing.run(enter(role, originOf())), 'SL500', `entering ${role}`);
			}
		}
	}
];
