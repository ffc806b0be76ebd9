import { randomUUID } from 'node:crypto';
import { sql, type SQL } from 'drizzle-orm';
import type { Database } from '../../src/lib/server/ports/database/index.ts';
import { ROLES, type Role } from '../../src/lib/server/tenancy/permissions.ts';
import { addMember, addOrganization, addUser } from '../support/rows.ts';
import { ask, askAs, tenantOf } from './law.ts';

/** What is in a tenant: at least one row in each of its tables. */
export interface TenantRows {
	id: string;
	slug: string;
	people: Record<Role, string>;
	board: string;
	ticket: string;
	/** By the id of its row, what belongs to each table that can be written. */
	rows: Record<'boards' | 'tickets' | 'comments' | 'attachments' | 'integrations', string>;
}

/** Two tenants that must not know of each other, and somebody who belongs to neither. */
export interface World {
	harbour: TenantRows;
	kite: TenantRows;
	stranger: string;
}

/** Makes it, the way the app does. */
export async function makeWorld(database: Database): Promise<World> {
	const { id } = await addUser(database, { name: 'Stranger', email: 'stranger@nowhere.example' });
	return {
		harbour: await makeTenant(database, 'harbour', 'Harbour Works'),
		kite: await makeTenant(database, 'kite', 'Kite Library'),
		stranger: id
	};
}

/** An organization with a member of each role, and a row in each table. */
async function makeTenant(database: Database, slug: string, name: string): Promise<TenantRows> {
	const { id } = await addOrganization(database, { slug, name });
	const people = {} as Record<Role, string>;
	for (const role of ROLES) {
		const user = await addUser(database, {
			name: `${role} of ${name}`,
			email: `${role}@${slug}.example`
		});
		people[role] = user.id;
		await addMember(database, id, user.id, role);
	}
	const rows = {
		boards: randomUUID(),
		tickets: randomUUID(),
		comments: randomUUID(),
		attachments: randomUUID(),
		integrations: randomUUID()
	};
	const made = { id, slug, people, board: rows.boards, ticket: rows.tickets, rows };
	await fill(database, made);
	return made;
}

async function fill(database: Database, tenant: TenantRows): Promise<void> {
	const { id, people, rows } = tenant;
	const member = tenantOf({ database }, tenant, 'member');
	const statements: SQL[] = [
		sql`insert into boards (id, organization_id, slug, name)
			values (${rows.boards}, ${id}, 'board', 'Board')`,
		sql`insert into tickets (id, organization_id, board_id, title, status, position, created_by, assignee_id)
			values (${rows.tickets}, ${id}, ${rows.boards}, 'A ticket', 'todo', 1, ${people.member}, ${people.member})`,
		sql`insert into comments (id, organization_id, ticket_id, author_id, body)
			values (${rows.comments}, ${id}, ${rows.tickets}, ${people.member}, 'A comment')`,
		sql`insert into attachments
				(id, organization_id, ticket_id, key, file_name, content_type, size, md5, uploaded_by)
			values (${rows.attachments}, ${id}, ${rows.tickets}, ${rows.attachments}, 'a.txt', 'text/plain', 5, 'md5',
				${people.member})`,
		sql`insert into integrations (id, organization_id, name, hint, key_id, ciphertext)
			values (${rows.integrations}, ${id}, 'Chat', '1234', 1, 'encrypted')`,
		sql`insert into idempotency_keys (organization_id, user_id, key, fingerprint, status, answer)
			values (${id}, ${people.member}, 'a-key', 'a-fingerprint', 201, '{}')`
	];
	for (const each of statements) await ask(member, each);
	const byIdentity = [
		sql`insert into invitations (organization_id, email, role, expires_at, inviter_id)
			values (${id}, 'grace@nowhere.example', 'member', now() + interval '1 day', ${people.owner})`,
		sql`insert into sessions (user_id, token, expires_at)
			values (${people.owner}, ${randomUUID()}, now() + interval '1 day')`,
		sql`insert into verifications (identifier, value, expires_at)
			values (${tenant.slug}, 'a-secret', now() + interval '1 day')`,
		sql`insert into accounts (user_id, account_id, provider_id, password)
			values (${people.owner}, ${people.owner}, 'credential', 'a-hash')`
	];
	for (const each of byIdentity) await askAs({ database }, 'slipway_identity', each);
}

/** What retention is for, which no role of the app can make: by a superuser, and without triggers. */
export const pastItsTime = (world: World): string => {
	const { id, people, rows } = world.harbour;
	return `
		set session_replication_role = replica;
		insert into audit_logs (organization_id, action, resource, resource_id, created_at)
			values ('${id}', 'insert', 'boards', '${rows.boards}', now() - interval '401 days');
		insert into idempotency_keys (organization_id, user_id, key, fingerprint, status, answer, created_at)
			values ('${id}', '${people.member}', 'past', '', 201, '{}', now() - interval '25 hours');
		insert into invitations (organization_id, email, role, inviter_id, expires_at)
			values ('${id}', 'past@nowhere.example', 'member', '${people.owner}', now() - interval '31 days');
		insert into attachments (id, organization_id, ticket_id, key, file_name, content_type, size, md5, created_at)
			values (gen_random_uuid(), '${id}', '${rows.tickets}', 'past', 'a.txt', 'text/plain', 5, '',
				now() - interval '25 hours');
		insert into sessions (user_id, token, expires_at) values ('${people.owner}', 'past', now() - interval '1 second');
		insert into verifications (identifier, value, expires_at) values ('past', '', now() - interval '1 second');
		set session_replication_role = origin;`;
};
