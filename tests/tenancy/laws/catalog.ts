/** What can be read off the schema: where row-level security is not, no statement would show that it is missing. */
import assert from 'node:assert/strict';
import { sql } from 'drizzle-orm';
import { askUnentered, tenantTables, type Law } from '../law.ts';

/** Tables in which there is nothing of anybody: measurements, hashes, names of objects to be removed. */
const OF_NOBODY = ['vitals', 'rate_limits', 'discarded_objects'];
const APP_ROLES = sql`('slipway', 'slipway_tenant', 'slipway_identity', 'slipway_retention')`;
const IN_SCHEMA = sql`relnamespace = 'public'::regnamespace`;

export const catalog: Law[] = [
	{
		title: 'row-level security is forced on every table that holds something of somebody',
		async holds(subject) {
			const rows = await askUnentered(
				subject,
				sql`select relname as name from pg_class
					where ${IN_SCHEMA} and relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity)`
			);
			const unforced = rows.map(({ name }) => String(name));
			assert.deepEqual(unforced.sort(), [...OF_NOBODY].sort());
		}
	},
	{
		title:
			"every tenant table has a policy for the tenant's role, and no table has one for everybody",
		async holds(subject) {
			const policies = await askUnentered(
				subject,
				sql`select tablename as name, array_to_string(roles, ',') as roles from pg_policies`
			);
			for (const { name } of await tenantTables(subject)) {
				const own = policies.filter((policy) => policy.name === name);
				assert.ok(
					own.some(({ roles }) => roles === 'slipway_tenant'),
					name
				);
			}
			const open = policies.filter(({ roles }) => String(roles).split(',').includes('public'));
			assert.deepEqual(open, []);
		}
	},
	{
		title:
			'no view shows what its owner sees, and no function does what its owner may for who calls it',
		async holds(subject) {
			const views = await askUnentered(
				subject,
				sql`select relname as name from pg_class where ${IN_SCHEMA} and relkind in ('v', 'm')`
			);
			assert.deepEqual(views, []);
			const functions = await askUnentered(
				subject,
				sql`select proname as name from pg_proc
					where pronamespace = 'public'::regnamespace and prosecdef
						and has_function_privilege('slipway_tenant', oid, 'execute')`
			);
			assert.deepEqual(functions, []);
		}
	},
	{
		title: 'no role of the app bypasses anything, owns anything, or makes anything',
		async holds(subject) {
			const powerful = await askUnentered(
				subject,
				sql`select rolname as name from pg_roles where (rolname in ${APP_ROLES} or rolname = session_user)
					and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb
						or has_schema_privilege(rolname, 'public', 'create')
						or exists (select from pg_class where relowner = pg_roles.oid and ${IN_SCHEMA}))`
			);
			assert.deepEqual(powerful, []);
		}
	},
	{
		title: 'nothing is inherited from the roles that see rows: whoever forgets to enter sees none',
		async holds(subject) {
			const inherited = await askUnentered(
				subject,
				sql`select rolname as name from pg_roles
					where rolname in ${APP_ROLES} and rolname <> 'slipway'
						and pg_has_role(session_user, oid, 'usage')`
			);
			assert.deepEqual(inherited, []);
		}
	}
];
