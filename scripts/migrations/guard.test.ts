import { describe, expect, test } from 'vitest';
import { guardMigrations } from './guard.ts';

const before = { name: '0000.sql', sql: 'create table tickets (id int, title text);' };
const guard = (sql: string) => guardMigrations([before, { name: '0001.sql', sql }]);

const refused: [rule: string, sql: string][] = [
	['drop', 'drop table tickets'],
	['drop', 'alter table tickets drop column title'],
	['drop', 'alter table tickets drop constraint tickets_key'],
	['drop', 'drop index tickets_title'],
	['drop', 'drop policy tenant on tickets'],
	['drop', 'drop trigger audit on tickets'],
	['rename', 'alter table tickets rename to issues'],
	['rename', 'alter table tickets rename column title to name'],
	['rename', 'alter table tickets set schema archive'],
	['type change', 'alter table tickets alter column title type varchar(80)'],
	['not null', 'alter table tickets add column size int not null'],
	['not null', 'alter table tickets alter column title set not null'],
	['constraint', 'alter table tickets add constraint titled check (title > $$$$)'],
	['constraint', 'alter table tickets add foreign key (id) references boards (id)'],
	['constraint', 'alter table tickets add constraint once unique (title)'],
	['constraint', 'alter table tickets add column board int references boards (id)'],
	['constraint', 'alter table tickets add column size int check (size > 0)'],
	['rewrite', 'alter table tickets add column key uuid default gen_random_uuid()'],
	['rewrite', 'alter table tickets add column number int generated always as identity'],
	['index', 'create index tickets_title on tickets (title)'],
	['index', 'create unique index on public.tickets (id)'],
	['concurrently', 'create index concurrently tickets_title on tickets (title)'],
	['deletes rows', 'truncate tickets'],
	['deletes rows', 'delete from tickets where title is null'],
	['row-level security', 'alter table tickets disable row level security'],
	['row-level security', 'alter table tickets no force row level security'],
	['do', 'do $$ begin execute $x$drop table tickets$x$; end $$']
];

describe.each(refused)('%s: %s', (rule, sql) => {
	test('is refused', async () => {
		expect(await guard(sql)).toEqual([expect.stringContaining(`0001.sql:1: ${rule}: `)]);
	});

	test('is let through with a reason', async () => {
		expect(await guard(`-- allowed: nobody has used it yet\n${sql}`)).toEqual([]);
		expect(await guard(`select 1;\n-- allowed: nobody has used it yet\n${sql};`)).toEqual([]);
	});

	test('is not let through with a reason that says nothing, or one of another statement', async () => {
		expect(await guard(`-- allowed:\n${sql}`)).toHaveLength(1);
		expect(await guard(`-- allowed: this one may\nselect 1;\n${sql}`)).toHaveLength(1);
	});
});

test.each([
	'alter table tickets add column size int',
	'alter table tickets add column size int not null default 0',
	'alter table tickets add column seen_at timestamptz not null default now()',
	'alter table tickets alter column title drop not null',
	'alter table tickets add constraint titled check (title > $$$$) not valid',
	'alter table tickets validate constraint titled',
	'alter table tickets add constraint once unique using index tickets_title',
	'alter table tickets enable row level security',
	'create table boards (id int primary key); create index on boards (id); alter table boards add check (id > 0)',
	'create policy tenant on tickets using (false)',
	'grant select on tickets to slipway_tenant'
])('lets through what waits for nobody: %s', async (sql) => {
	expect(await guard(sql)).toEqual([]);
});

test('a constraint is not validated in the file that adds it, where its lock is still held', async () => {
	const objections = await guard(`
		alter table tickets add constraint titled check (title > $$$$) not valid;
		alter table tickets validate constraint titled;`);
	expect(objections).toEqual([expect.stringMatching(/^0001\.sql:3: validated at once: /)]);
});

test('every objection has its line, also after letters of more than one byte', async () => {
	const objections = await guard(`-- 한글\n\nselect '한글';\n\ndrop table tickets;`);
	expect(objections).toEqual([expect.stringMatching(/^0001\.sql:5: drop: /)]);
});

test('what is not SQL is not let through', async () => {
	await expect(guard('drop tickets table')).rejects.toThrow('syntax error');
});
