import type { World } from '../world.ts';
import { rewrite, type Mutant } from './mutant.ts';

/** A setting of the transaction that becomes one of the session. */
const ofTheSession = (name: string, call: string): Mutant => ({
	group: 'settings',
	name: `${call.split(',')[0] ?? ''}) for the session`,
	sql: rewrite(name, call, call.replace(/true\)$/, 'false)'))
});

const settings: Mutant[] = [
	ofTheSession('enter', "set_config('role', role, true)"),
	ofTheSession('enter', "set_config('app.actor_id', coalesce(actor::text, ''), true)"),
	ofTheSession('enter', "set_config('app.request_id', coalesce(request_id, ''), true)"),
	ofTheSession('enter', "set_config('app.address', coalesce(address, ''), true)"),
	ofTheSession('enter', "set_config('app.user_agent', coalesce(user_agent, ''), true)"),
	ofTheSession('enter_tenant', "set_config('app.tenant_id', organization_id::text, true)")
];

/**
 * `enter_tenant` looks for the actor's membership among rows that policies hide from others: without either there is still
 * the other, so both go at once.
 */
const unguardedMembership = `
	alter policy tenant on members using (organization_id = current_tenant() or current_tenant() is null);
	alter policy tenant on organizations using (id = current_tenant() or current_tenant() is null);
	${rewrite('enter_tenant', 'and m.user_id = actor', '')}`;

/** The function that reads a setting, answering `answer` instead of what is `given`. */
const setting = (name: string, variable: string, answer: string): string => `
	create or replace function ${name}() returns uuid language sql stable
		return (select ${answer}::uuid from nullif(current_setting('${variable}', true), '') as given)`;

const entering = ({ harbour }: World): Mutant[] =>
	[
		{
			name: 'enter takes no role',
			sql: rewrite('enter', "set_config('role', role, true)", '1')
		},
		{
			name: 'enter does not ask whether the login bypasses',
			sql: rewrite('enter', '(rolsuper or rolbypassrls)', 'false')
		},
		{ name: 'enter_tenant asks for no membership', sql: unguardedMembership },
		{
			name: 'enter_tenant asks for no role',
			sql: rewrite('enter_tenant', 'member_role <> all (allowed_roles)', 'false')
		},
		{
			name: 'enter_tenant lets in whom it did not find',
			sql: rewrite('enter_tenant', 'organization_id is null', 'false')
		},
		{
			name: 'enter_tenant sets no tenant',
			sql: rewrite(
				'enter_tenant',
				"perform set_config('app.tenant_id', organization_id::text, true);",
				''
			)
		},
		{
			name: 'enter_tenant believes temporary tables',
			sql: 'alter function enter_tenant reset search_path'
		},
		{
			name: 'current_tenant is somebody when it is nobody',
			sql: setting('current_tenant', 'app.tenant_id', `coalesce(given, '${harbour.id}')`)
		},
		{
			name: 'current_tenant is always the same',
			sql: setting('current_tenant', 'app.tenant_id', `'${harbour.id}'`)
		},
		{
			name: 'current_actor is somebody when it is nobody',
			sql: setting('current_actor', 'app.actor_id', `coalesce(given, '${harbour.people.member}')`)
		}
	].map((mutant) => ({ group: 'entering', ...mutant }));

const forgets = (what: string, from: string): Mutant => ({
	group: 'audit',
	name: `record_audit forgets ${what}`,
	sql: rewrite('record_audit', from, 'null')
});

const audit: Mutant[] = [
	forgets('what was before', "case when tg_op <> 'INSERT' then to_jsonb(old) - 'ciphertext' end"),
	forgets('what is after', "case when tg_op <> 'DELETE' then to_jsonb(new) - 'ciphertext' end"),
	forgets('the actor', 'current_actor()'),
	forgets('the request', "nullif(current_setting('app.request_id', true), '')"),
	forgets('the address', "nullif(current_setting('app.address', true), '')"),
	forgets('the user agent', "nullif(current_setting('app.user_agent', true), '')"),
	{
		group: 'audit',
		name: 'record_audit keeps secrets',
		sql: rewrite('record_audit', "- 'ciphertext'", '')
	},
	{
		group: 'audit',
		name: 'record_audit writes as whoever makes the change',
		sql: 'alter function record_audit() security invoker'
	}
];

const others: Mutant[] = [
	{
		name: 'keep_an_owner does not wait for others',
		sql: rewrite(
			'keep_an_owner',
			'perform pg_advisory_xact_lock(hashtextextended(old.organization_id::text, 0));',
			''
		),
		onServersOnly: true as const
	},
	{
		name: 'keep_an_owner is content with any member',
		sql: rewrite('keep_an_owner', "and role = 'owner'", '')
	},
	{
		name: 'keep_an_owner keeps organizations',
		sql: rewrite(
			'keep_an_owner',
			'exists (select from organizations where id = old.organization_id)',
			'true'
		)
	},
	{
		name: 'count_usage counts no bytes',
		sql: rewrite('count_usage', "tg_argv[0] = 'attachments'", 'false')
	},
	{
		name: 'count_usage stays at one',
		sql: rewrite('count_usage', 'usage.amount + 1', '1')
	},
	{
		name: 'discard_object forgets the object',
		sql: rewrite('discard_object', 'values (old.key)', "select '' where false")
	},
	{
		name: 'a removed manager leaves invitations',
		sql: 'drop trigger withdraw_on_removal on members'
	},
	{
		name: 'a demoted manager leaves invitations',
		sql: 'drop trigger withdraw_on_demotion on members'
	},
	{
		name: 'withdraw_invitations withdraws those of all organizations',
		sql: rewrite('withdraw_invitations', 'organization_id = old.organization_id', 'true')
	},
	{
		name: 'an invitation makes an owner',
		sql: 'alter table invitations drop constraint invitations_make_no_owner'
	},
	{
		name: 'former members see what becomes of their tickets',
		sql: 'alter policy own on tickets using (current_actor() in (created_by, assignee_id))'
	},
	{
		name: 'members do not see what they have to do',
		sql: `alter policy own on tickets using (created_by = current_actor() and exists (
			select from members where organization_id = tickets.organization_id and user_id = current_actor()))`
	}
].map((mutant) => ({ group: 'triggers', ...mutant }));

export const mutantsOfFunctions = (world: World): Mutant[] => [
	...settings,
	...entering(world),
	...audit,
	...others
];
