/** Whoever leaves an organization, or loses a role in it, keeps nothing of what came with it. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { sql, type SQL } from 'drizzle-orm';
import type { Role } from '../../../src/lib/server/tenancy/permissions.ts';
import { addMember, addUser } from '../../support/rows.ts';
import { ask, askAs, CHECK_VIOLATION, refused, tenantOf, type Law, type Subject } from '../law.ts';
import type { TenantRows } from '../world.ts';

/** Somebody new in Kite Library. */
async function join({ database, world }: Subject, role: Role): Promise<string> {
	const user = await addUser(database, { name: 'Guest', email: `${randomUUID()}@nowhere.example` });
	await addMember(database, world.kite.id, user.id, role);
	return user.id;
}

const invitation = ({ id, people }: TenantRows, email: string, role = 'viewer') => sql`
	insert into invitations (organization_id, email, role, expires_at, inviter_id)
	values (${id}, ${email}, ${role}, now() + interval '1 day', ${people.owner})`;

async function isOpen(subject: Subject, email: string): Promise<boolean> {
	const query = sql`select 1 from invitations where email = ${email} and status = 'pending'`;
	return (await askAs(subject, 'slipway_identity', query)).length === 1;
}

/** Whether an invitation is still open after `change`. */
async function staysOpen(subject: Subject, change: SQL): Promise<boolean> {
	const email = `${randomUUID()}@nowhere.example`;
	await askAs(subject, 'slipway_identity', invitation(subject.world.kite, email));
	await askAs(subject, 'slipway_identity', change);
	return isOpen(subject, email);
}

const removal = (user: string) => sql`delete from members where user_id = ${user}`;
const change = (user: string, role: Role) =>
	sql`update members set role = ${role} where user_id = ${user}`;

export const formerMembers: Law[] = [
	{
		title: 'whoever may no longer manage members leaves no invitation open, having seen its link',
		async holds(subject) {
			const admin = await join(subject, 'admin');
			assert.equal(await staysOpen(subject, change(admin, 'owner')), true, 'a promotion');
			assert.equal(await staysOpen(subject, change(admin, 'admin')), true, 'still an admin');
			assert.equal(await staysOpen(subject, change(admin, 'member')), false, 'a demotion');
			assert.equal(await staysOpen(subject, removal(admin)), true, 'a member is removed');
			assert.equal(await staysOpen(subject, removal(await join(subject, 'admin'))), false);
		}
	},
	{
		title: 'the invitations of other organizations stay open',
		async holds(subject) {
			const { harbour } = subject.world;
			const email = `${randomUUID()}@nowhere.example`;
			await askAs(subject, 'slipway_identity', invitation(harbour, email));
			await askAs(subject, 'slipway_identity', removal(await join(subject, 'admin')));
			assert.equal(await isOpen(subject, email), true);
		}
	},
	{
		title: 'nobody is invited as an owner',
		async holds(subject) {
			const query = invitation(subject.world.kite, `${randomUUID()}@nowhere.example`, 'owner');
			await refused(askAs(subject, 'slipway_identity', query), CHECK_VIOLATION, 'an owner');
		}
	},
	{
		title: 'people see tickets of theirs outside of an organization while they belong to it',
		async holds(subject) {
			const { kite } = subject.world;
			const user = await join(subject, 'member');
			const made = randomUUID();
			const given = randomUUID();
			const tenant = tenantOf(subject, kite, 'member');
			await ask(
				tenant,
				sql`insert into tickets (id, organization_id, board_id, title, status, position, created_by, assignee_id)
					values (${made}, ${kite.id}, ${kite.board}, 'Made', 'todo', 6, ${user}, null),
						(${given}, ${kite.id}, ${kite.board}, 'Given', 'todo', 7, null, ${user}),
						(gen_random_uuid(), ${kite.id}, ${kite.board}, 'Neither', 'todo', 8, null, null)`
			);
			const own = () => askAs(subject, 'slipway_identity', sql`select id from tickets`, user);
			assert.deepEqual((await own()).map(({ id }) => id).sort(), [made, given].sort());
			await askAs(subject, 'slipway_identity', removal(user));
			assert.deepEqual(await own(), []);
		}
	}
];
