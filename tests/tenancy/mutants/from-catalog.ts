/** What can be broken of every table, policy and trigger there is, also of those that nobody has thought of yet. */
import { sql } from 'drizzle-orm';
import { askUnentered, type Subject } from '../law.ts';
import type { Mutant } from './mutant.ts';

export async function mutantsFromCatalog(subject: Pick<Subject, 'database'>): Promise<Mutant[]> {
	return [
		...(await ofTables(subject)),
		...(await ofPolicies(subject)),
		...(await ofTriggers(subject))
	];
}

async function ofTables(subject: Pick<Subject, 'database'>): Promise<Mutant[]> {
	const group = 'row-level security';
	const rows = await askUnentered(
		subject,
		sql`select oid::regclass::text as name from pg_class
			where relnamespace = 'public'::regnamespace and relrowsecurity order by relname`
	);
	return rows.flatMap(({ name }) => {
		const table = String(name);
		return [
			{ group, name: `${table}: disabled`, sql: `alter table ${table} disable row level security` },
			{
				group,
				name: `${table}: not forced`,
				sql: `alter table ${table} no force row level security`
			}
		];
	});
}

interface Policy {
	name: string;
	of: string;
	/** Whether it demands anything of rows that are there; what demands nothing cannot demand less. */
	demands: boolean;
	/** Whether who it is for may write rows, so that it matters what it demands of those. */
	checks: boolean;
	/** Whether it is for who owns the tables. */
	ofOwner: boolean;
}

async function ofPolicies(subject: Pick<Subject, 'database'>): Promise<Mutant[]> {
	const rows = await askUnentered(
		subject,
		sql`select policyname as name, tablename as of, coalesce(qual <> 'true', false) as demands,
				cmd = 'ALL' and (has_table_privilege(roles[1], tablename, 'insert')
					or has_any_column_privilege(roles[1], tablename, 'update')) as checks,
				not roles::text[] && array['slipway_tenant', 'slipway_identity', 'slipway_retention'] as "ofOwner"
			from pg_policies where schemaname = 'public' order by tablename, policyname`
	);
	return (rows as unknown as Policy[]).flatMap(ofPolicy);
}

function ofPolicy({ name, of, demands, checks, ofOwner }: Policy): Mutant[] {
	const policy = `${name} on ${of}`;
	const mutant = (what: string, statement: string): Mutant => ({
		group: 'policies',
		name: `${policy}: ${what}`,
		sql: statement,
		...(ofOwner && { onServersOnly: true })
	});
	return [
		mutant('dropped', `drop policy ${policy}`),
		{ ...mutant('for everybody', `alter policy ${policy} to public`), onServersOnly: undefined },
		...(demands ? [mutant('using (true)', `alter policy ${policy} using (true)`)] : []),
		...(demands && checks
			? [mutant('with check (true)', `alter policy ${policy} with check (true)`)]
			: [])
	];
}

/** Those that do what only the owner may; the others guard nothing of anybody's. */
async function ofTriggers(subject: Pick<Subject, 'database'>): Promise<Mutant[]> {
	const rows = await askUnentered(
		subject,
		sql`select tgname as name, tgrelid::regclass::text as of
			from pg_trigger join pg_proc on pg_proc.oid = tgfoid
			where not tgisinternal and prosecdef order by tgrelid::regclass::text, tgname`
	);
	return rows.map(({ name, of }) => ({
		group: 'triggers',
		name: `${String(name)} on ${String(of)}: dropped`,
		sql: `drop trigger ${String(name)} on ${String(of)}`
	}));
}
