/** What triggers do besides: usage is counted, objects are given up, an organization keeps an owner. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { sqlState, type Database } from '../../../src/lib/server/ports/database/index.ts';
import { enter } from '../../../src/lib/server/tenancy/enter.ts';
import { addMember, addOrganization, addUser, originOf } from '../../support/rows.ts';
import {
	ask,
	askAs,
	CHECK_VIOLATION,
	refused,
	rowsOf,
	statement,
	tenantOf,
	type Law,
	type Subject
} from '../law.ts';

const usageOf = async (subject: Subject) => {
	const rows = await ask(
		tenantOf(subject, subject.world.kite),
		sql`select metric, sum(amount)::int as amount from usage
			where day = (now() at time zone 'UTC')::date group by metric`
	);
	return Object.fromEntries(rows.map(({ metric, amount }) => [String(metric), Number(amount)]));
};

/** An organization with nothing but owners. */
async function ownedBy(database: Database, owners: number) {
	const slug = randomUUID();
	const { id } = await addOrganization(database, { slug, name: 'Owned' });
	const users: string[] = [];
	for (let count = 0; count < owners; count++) {
		const email = `${randomUUID()}@nowhere.example`;
		const user = await addUser(database, { name: 'Owner', email });
		await addMember(database, id, user.id, 'owner');
		users.push(user.id);
	}
	return { id, users };
}

const ownersOf = async (subject: Subject, organization: string) =>
	askAs(
		subject,
		'slipway_identity',
		sql`select 1 from members where organization_id = ${organization} and role = 'owner'`
	);

export const consequences: Law[] = [
	{
		title: 'tickets, comments, attachments and their bytes are counted for their organization',
		async holds(subject) {
			const { kite } = subject.world;
			const { id: of, board, ticket, people } = kite;
			const tenant = tenantOf(subject, kite, 'member');
			const before = await usageOf(subject);
			const attachment = randomUUID();
			await tenant.run(
				...[
					sql`insert into tickets (id, organization_id, board_id, title, status, position)
						values (gen_random_uuid(), ${of}, ${board}, 'Counted', 'todo', 3)`,
					sql`insert into comments (id, organization_id, ticket_id, author_id, body)
						values (gen_random_uuid(), ${of}, ${ticket}, ${people.member}, 'Counted')`,
					sql`insert into attachments (id, organization_id, ticket_id, key, file_name, content_type, size, md5)
						values (${attachment}, ${of}, ${ticket}, ${attachment}, '', '', 700, '')`
				].map(statement)
			);
			const counted = {
				...before,
				tickets: (before.tickets ?? 0) + 1,
				comments: (before.comments ?? 0) + 1
			};
			assert.deepEqual(await usageOf(subject), counted, 'before the upload is complete');
			const completing = sql`update attachments set completed_at = now() where id = ${attachment}`;
			await ask(tenant, completing);
			await ask(tenant, completing);
			assert.deepEqual(await usageOf(subject), {
				...counted,
				attachments: (before.attachments ?? 0) + 1,
				bytes: (before.bytes ?? 0) + 700
			});
		}
	},
	{
		title: 'the object of a deleted attachment is given up, also when its ticket takes it along',
		async holds(subject) {
			const { kite } = subject.world;
			const tenant = tenantOf(subject, kite, 'admin');
			const ticket = randomUUID();
			await tenant.run(
				...[
					sql`insert into tickets (id, organization_id, board_id, title, status, position)
						values (${ticket}, ${kite.id}, ${kite.board}, 'Short', 'todo', 4)`,
					sql`insert into attachments (id, organization_id, ticket_id, key, file_name, content_type, size, md5)
						values (gen_random_uuid(), ${kite.id}, ${ticket}, ${ticket}, '', '', 1, '')`,
					sql`delete from tickets where id = ${ticket}`
				].map(statement)
			);
			const query = sql`select 1 from discarded_objects where key = ${ticket}`;
			assert.equal((await askAs(subject, 'slipway_retention', query)).length, 1);
		}
	},
	{
		title: 'the last owner is neither demoted nor removed nor deleted',
		async holds(subject) {
			const { id, users } = await ownedBy(subject.database, 1);
			const [owner = ''] = users;
			for (const query of [
				sql`update members set role = 'admin' where organization_id = ${id}`,
				sql`delete from members where organization_id = ${id}`,
				sql`delete from users where id = ${owner}`
			]) {
				await refused(askAs(subject, 'slipway_identity', query), 'SL409', 'the last owner');
			}
			assert.equal((await ownersOf(subject, id)).length, 1);
		}
	},
	{
		title: 'of two owners one may go, and the organization may go with its owner',
		async holds(subject) {
			const { id, users } = await ownedBy(subject.database, 2);
			await askAs(subject, 'slipway_identity', sql`delete from users where id = ${users[0]}`);
			assert.equal((await ownersOf(subject, id)).length, 1);
			await askAs(subject, 'slipway_identity', sql`delete from organizations where id = ${id}`);
			assert.equal((await ownersOf(subject, id)).length, 0);
		}
	},
	{
		title: 'two owners who demote each other at once do not both succeed',
		async holds(subject) {
			const { id, users } = await ownedBy(subject.database, 2);
			const demotions = users.map((user) =>
				subject.database.run(
					enter('slipway_identity', originOf(user)),
					statement(
						sql`update members set role = 'admin' where organization_id = ${id} and user_id <> ${user}`
					),
					// Both are still open when the second begins.
					statement(sql`select pg_sleep(0.5)`)
				)
			);
			const outcomes = await Promise.allSettled(demotions);
			const refusals = outcomes.flatMap((outcome) =>
				outcome.status === 'rejected' ? [sqlState(outcome.reason)] : []
			);
			assert.deepEqual(refusals, ['SL409']);
			assert.equal((await ownersOf(subject, id)).length, 1);
		}
	},
	{
		title: 'a member has one of the roles, and an invitation is to one of them',
		async holds(subject) {
			const unknown = ['superuser', 'owner,admin', ''];
			for (const role of unknown) {
				for (const table of ['members', 'invitations']) {
					const query = sql`update ${sql.identifier(table)} set role = ${role}`;
					await refused(askAs(subject, 'slipway_identity', query), CHECK_VIOLATION, role);
				}
			}
		}
	},
	{
		title: 'whoever leaves an organization leaves its tickets',
		async holds(subject) {
			const { database, world } = subject;
			const email = `${randomUUID()}@nowhere.example`;
			const user = await addUser(database, { name: 'Leaver', email });
			await addMember(database, world.kite.id, user.id, 'member');
			const tenant = tenantOf(subject, world.kite);
			const id = randomUUID();
			await ask(
				tenant,
				sql`insert into tickets (id, organization_id, board_id, title, status, position, assignee_id)
					values (${id}, ${world.kite.id}, ${world.kite.board}, 'Left', 'todo', 5, ${user.id})`
			);
			const leaving = sql`delete from members where user_id = ${user.id}`;
			await askAs(subject, 'slipway_identity', leaving);
			const [answer] = await tenant.run(
				statement(
					sql`select assignee_id, organization_id::text as of from tickets where id = ${id}`
				)
			);
			assert.deepEqual(rowsOf(answer), [{ assignee_id: null, of: world.kite.id }]);
		}
	}
];
