/**
 * What must hold of the database whatever the code above it forgets. Laws are plain functions that throw: Vitest runs them
 * (tenancy.test.ts), and so does scripts/tenancy-mutants.ts, on hundreds of databases that break one of them.
 */
import assert from 'node:assert/strict';
import { sql, type SQL } from 'drizzle-orm';
import {
	sqlState,
	type Database,
	type Statement
} from '../../src/lib/server/ports/database/index.ts';
import { enter } from '../../src/lib/server/tenancy/enter.ts';
import type { Permission, Role } from '../../src/lib/server/tenancy/permissions.ts';
import type { Tenant } from '../../src/lib/server/tenancy/tenant.ts';
import { originOf, tenantFor } from '../support/rows.ts';
import type { TenantRows, World } from './world.ts';

export interface Subject {
	/** As the app's login. */
	database: Database;
	/** As a superuser, whom no app should be. */
	bypassing: Database;
	world: World;
}

export interface Law {
	title: string;
	holds: (subject: Subject) => Promise<void>;
}

export type Row = Record<string, unknown>;

export const statement =
	(query: SQL): Statement =>
	(db) =>
		db.execute(query);

/** The rows of a raw statement's answer, which is the driver's own. */
export function rowsOf(answer: unknown): Row[] {
	const { rows } = answer as { rows: Row[] };
	return rows;
}

/** A tenant as one of its members has it. */
export const tenantOf = (
	{ database }: Pick<Subject, 'database'>,
	{ slug, people }: TenantRows,
	role: Role = 'owner',
	permission: Permission = 'ticket:read'
): Tenant => tenantFor(database, { organization: slug, userId: people[role], permission });

/** One statement in a tenant; answers its rows. */
export async function ask(tenant: Tenant, query: SQL): Promise<Row[]> {
	const [answer] = await tenant.run(statement(query));
	return rowsOf(answer);
}

/** One statement in a role without a tenant; answers its rows. */
export async function askAs(
	{ database }: Pick<Subject, 'database'>,
	role: 'slipway_identity' | 'slipway_retention',
	query: SQL,
	actorId?: string
): Promise<Row[]> {
	const [, answer] = await database.run(enter(role, originOf(actorId)), statement(query));
	return rowsOf(answer);
}

/** One statement without entering; answers its rows. In a transaction, after which a pool keeps its connection whatever was said. */
export async function askUnentered(
	{ database }: Pick<Subject, 'database'>,
	query: SQL
): Promise<Row[]> {
	const [, answer] = await database.run(statement(sql`select 1`), statement(query));
	return rowsOf(answer);
}

/** PostgreSQL's words for what laws expect: https://www.postgresql.org/docs/current/errcodes-appendix.html */
export const INSUFFICIENT_PRIVILEGE = '42501';
export const FOREIGN_KEY_VIOLATION = '23503';
export const CHECK_VIOLATION = '23514';

/** That the database says no, and for this reason rather than for some mistake in the statement. */
export async function refused(work: Promise<unknown>, state: string, what: string): Promise<void> {
	const error = await work.then(
		() => undefined,
		(reason: unknown) => reason as Error
	);
	assert.ok(error, `${what}: was not refused`);
	assert.equal(sqlState(error), state, `${what}: ${error.message}`);
}

export interface Table {
	name: string;
	columns: string[];
}

/** Every table of the schema, from the catalog: one that is added is tried as well. */
async function allTables(subject: Pick<Subject, 'database'>): Promise<Table[]> {
	const rows = await askUnentered(
		subject,
		sql`select c.relname as name, string_agg(a.attname, ',' order by a.attnum) as columns
			from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
			where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
			group by c.relname order by c.relname`
	);
	return rows.map(({ name, columns }) => ({
		name: String(name),
		columns: String(columns).split(',')
	}));
}

/** Those whose rows belong to a tenant. */
export async function tenantTables(subject: Pick<Subject, 'database'>): Promise<Table[]> {
	const tables = await allTables(subject);
	return tables.filter(({ columns }) => columns.includes('organization_id'));
}
