import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

/**
 * Who may have the database itself, in which nobody's membership was checked, and why. Everybody else takes a `Tenant`
 * (docs/tenancy.md). Implementations and platforms, which make it, are not asked.
 */
const untenanted: Readonly<Record<string, string>> = {
	'src/lib/server/services.ts': 'says that there is one',
	'src/lib/server/tenancy/tenant.ts': 'puts the membership check before every unit of work',
	'src/lib/server/guards.ts': 'hands it to tenant.ts',
	'src/lib/server/identity/': 'people belong to no organization',
	'src/lib/server/identity-of.ts': 'hands it to identity/',
	'src/lib/server/sessions/': 'sessions are of people',
	'src/lib/server/hooks/authenticate.ts': 'looks for the session',
	'src/lib/server/organizations/create-organization.ts': 'it has no member yet',
	'src/lib/server/organizations/list-organizations.ts': 'all that one person is a member of',
	'src/lib/server/organizations/read-invitation.ts': 'whoever is invited is no member yet',
	'src/lib/server/privacy/': 'what is kept about one person, everywhere',
	'src/lib/server/retention/': 'what is past its time, everywhere',
	'src/lib/server/attachments/sweep.ts': 'what storage need not keep, everywhere',
	'src/lib/server/integrations/rotate-keys.ts':
		'encrypts with the keys of the deployment, everywhere',
	'src/lib/server/tasks/': 'a scheduler is a member of nothing',
	'src/lib/server/vitals/': 'measurements are of nobody',
	'src/routes/(identity)/': 'people, before they are in an organization',
	'src/routes/+page.server.ts': 'shows measurements',
	'src/routes/api/vitals/': 'takes measurements',
	'src/routes/readyz/': 'asks whether it answers'
};

/** Whether code names the database or its type, however it gets at it; comments do not count. */
function namesDatabase(code: string): boolean {
	const names = (node: ts.Node): boolean =>
		((ts.isIdentifier(node) || ts.isStringLiteralLike(node)) && /^database$/i.test(node.text)) ||
		(ts.forEachChild(node, names) ?? false);
	return names(ts.createSourceFile('x.ts', code, ts.ScriptTarget.Latest));
}

const entryOf = (path: string) => Object.keys(untenanted).find((entry) => path.startsWith(entry));
const isRefused = (path: string, code: string) => !entryOf(path) && namesDatabase(code);

const files = globSync('src/{lib/server,routes}/**/*.ts', {
	exclude: ['src/lib/server/{ports,platform}/**', 'src/**/*.test.ts']
}).concat('src/hooks.server.ts');
const read = (path: string) => readFileSync(path, 'utf8');

test('nobody has the database without a membership check, but who must', () => {
	expect(files.filter((path) => isRefused(path, read(path)))).toEqual([]);
});

test('everybody who may does', () => {
	const using = new Set(files.filter((path) => namesDatabase(read(path))).map(entryOf));
	expect(Object.keys(untenanted).filter((entry) => !using.has(entry))).toEqual([]);
});

describe('the rule', () => {
	const query = 'database.run((db) => db.select().from(tickets))';
	const inRoute = `export const GET = async ({ locals }) => locals.services.${query};`;
	const refused: [who: string, path: string, code: string][] = [
		[
			'a module of tickets takes a database',
			'src/lib/server/tickets/x.ts',
			`import type { Database } from '../ports/database/index.ts'; export const x = (database: Database) => ${query};`
		],
		[
			'a module of comments gives its type another name',
			'src/lib/server/comments/x.ts',
			"import type { Database as Rows } from '../ports/database/index.ts';"
		],
		['a route of boards asks it', 'src/routes/[organization=slug]/x/+page.server.ts', inRoute],
		['a route of attachments asks it', 'src/routes/api/attachments/x/+server.ts', inRoute],
		[
			'a route of tickets unpacks the services',
			'src/routes/api/organizations/[organization=slug]/tickets/+server.ts',
			'export const GET = ({ locals: { services: { database: rows } } }) => rows;'
		],
		[
			'a shared module reads it by its name',
			'src/lib/server/x.ts',
			"export const x = (services: Services) => services['database'];"
		]
	];
	test.each(refused)('is broken when %s', (_, path, code) => {
		expect(isRefused(path, code)).toBe(true);
	});

	const kept: [who: string, path: string, code: string][] = [
		['a module of people asks it', 'src/lib/server/identity/x.ts', `const x = () => ${query};`],
		[
			'a module of tickets takes a tenant',
			'src/lib/server/tickets/x.ts',
			'/** Asks the database. */ export const x = (tenant: Tenant) => tenant.run(statement);'
		],
		[
			'a module of tickets reads what the database says',
			'src/lib/server/tickets/x.ts',
			"import { violatedConstraint } from '../ports/database/index.ts';"
		]
	];
	test.each(kept)('is kept when %s', (_, path, code) => {
		expect(isRefused(path, code)).toBe(false);
	});
});
