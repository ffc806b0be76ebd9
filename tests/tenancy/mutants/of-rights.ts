import type { Mutant } from './mutant.ts';

const granted = (right: string, to: string): Mutant => ({
	group: 'rights',
	name: `grant ${right} to ${to}`,
	sql: `grant ${right} to ${to}`
});

const rights: Mutant[] = [
	...['slipway_tenant', 'slipway_identity'].flatMap((role) =>
		['insert', 'update', 'delete', 'truncate'].map((right) =>
			granted(`${right} on audit_logs`, role)
		)
	),
	...['insert', 'update'].map((right) => granted(`${right} on audit_logs`, 'slipway_retention')),
	granted('insert on members', 'slipway_tenant'),
	granted('update (role) on members', 'slipway_tenant'),
	granted('delete on members', 'slipway_tenant'),
	granted('update on organizations', 'slipway_tenant'),
	granted('insert on invitations', 'slipway_tenant'),
	granted('update on users', 'slipway_tenant'),
	granted('update on usage', 'slipway_tenant'),
	granted('update on comments', 'slipway_tenant'),
	granted('truncate on tickets', 'slipway_tenant'),
	granted('select on users', 'slipway_tenant'),
	granted('select on accounts', 'slipway_tenant'),
	granted('select on sessions', 'slipway_tenant'),
	granted('select on verifications', 'slipway_tenant'),
	granted('select on discarded_objects', 'slipway_tenant'),
	granted('select on tickets', 'slipway'),
	granted('select on users', 'slipway'),
	granted('select on boards', 'slipway_identity'),
	granted('select on integrations', 'slipway_identity'),
	granted('update on tickets', 'slipway_identity'),
	granted('delete on tickets', 'slipway_retention'),
	granted('select (title) on tickets', 'slipway_retention'),
	granted('select on sessions', 'slipway_retention'),
	granted('select on verifications', 'slipway_retention'),
	granted('select on users', 'slipway_retention'),
	...['record_audit', 'count_usage', 'discard_object', 'keep_an_owner'].map((name) =>
		granted(`execute on function ${name}()`, 'public')
	),
	granted('create on schema public', 'slipway_tenant')
];

/** Anything between a right column and a wrong one. */
const altered = (name: string, sql: string): Mutant => ({ group: 'schema', name, sql });

const repointed = (table: string, constraint: string, column: string, to: string): Mutant =>
	altered(
		`${constraint} without the organization`,
		`alter table ${table} drop constraint ${constraint};
		alter table ${table} add constraint ${constraint} foreign key (${column}) references ${to} (id) on delete cascade`
	);

const schema: Mutant[] = [
	repointed('tickets', 'tickets_board', 'board_id', 'boards'),
	repointed('comments', 'comments_ticket', 'ticket_id', 'tickets'),
	repointed('attachments', 'attachments_ticket', 'ticket_id', 'tickets'),
	altered(
		'tickets_assignee_is_member is gone',
		'alter table tickets drop constraint tickets_assignee_is_member'
	),
	altered('members_role is gone', 'alter table members drop constraint members_role'),
	altered('invitations_role is gone', 'alter table invitations drop constraint invitations_role'),
	altered(
		'a table of tenants without policies',
		'create table notes (organization_id uuid); grant all on notes to slipway_tenant'
	),
	altered(
		'a view of all tickets',
		'create view every_ticket as select * from tickets; grant select on every_ticket to slipway_tenant'
	),
	altered(
		'a function that reads as the owner',
		`create function all_tickets() returns bigint language sql security definer
			return (select count(*) from tickets)`
	),
	altered('boards belong to the tenant role', 'alter table boards owner to slipway_tenant')
];

const become = (role: string, attribute: string): Mutant => ({
	group: 'roles',
	name: `${role} ${attribute}`,
	sql: `alter role ${role} ${attribute}`,
	restore: `alter role ${role} no${attribute}`
});

const inherited = (role: string): Mutant => ({
	group: 'roles',
	name: `${role} is inherited`,
	sql: `grant ${role} to slipway with inherit true`,
	restore: `grant ${role} to slipway with inherit false`
});

/** @param login As which the app connects. */
export const mutantsOfRights = (login: string): Mutant[] => [
	...rights,
	...schema,
	become('slipway_tenant', 'bypassrls'),
	become('slipway_identity', 'bypassrls'),
	become('slipway_retention', 'bypassrls'),
	become('slipway_tenant', 'superuser'),
	become('slipway_identity', 'createrole'),
	{ ...become(login, 'bypassrls'), name: 'the login bypassrls' },
	{ ...become(login, 'superuser'), name: 'the login superuser' },
	inherited('slipway_tenant'),
	inherited('slipway_identity'),
	inherited('slipway_retention')
];
