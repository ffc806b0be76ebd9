import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../../tests/support/temp-folder.ts';
import { checkHosts } from './check-hosts.ts';
import type { Rule, Violation } from './violation.ts';

const ROUTES = ['api/cron/[task]', '[...unknown]'];

/** The project's own files of hosts, with `edit` made in one of them. */
function check(file?: string, [from, to]: [from: string, to: string] = ['', '']): Violation[] {
	const folder = tempFolder('hosts');
	for (const name of ['wrangler.toml', 'netlify.toml', 'vercel.json', '.nvmrc']) {
		cpSync(name, join(folder, name));
	}
	for (const route of ROUTES) {
		const endpoint = join(folder, 'src', 'routes', route, '+server.ts');
		mkdirSync(dirname(endpoint), { recursive: true });
		writeFileSync(endpoint, '');
	}
	if (file) {
		const text = readFileSync(join(folder, file), 'utf8');
		if (!text.includes(from)) throw new Error(`${file} does not say ${from}`);
		writeFileSync(join(folder, file), text.replace(from, to));
	}
	return checkHosts(folder, [{ file: '.vc-config.json', version: 'nodejs24.x' }]);
}

test('the files of hosts agree with src/env.ts, the routes and .nvmrc', () => {
	expect(check()).toEqual([]);
});

const vars = '[vars]\n';
const env = '"framework"';
const environment = '[build.environment]\n';
const context = '[functions]\n';
const crons = '"crons": [';

/** What is wrong, in which file, by which edit, which rule finds it, and what it says. */
const seeded: [string, string, [string, string], Rule, found: RegExp][] = [
	[
		'a variable nobody declared',
		'wrangler.toml',
		[vars, `${vars}TYPO = "1"\n`],
		'host-variables',
		/TYPO/
	],
	[
		'a value out of range',
		'wrangler.toml',
		['"production"', '"prod"'],
		'host-variables',
		/APP_ENV/
	],
	['a value that is no text', 'wrangler.toml', ['"production"', '1'], 'host-variables', /APP_ENV/],
	[
		'a secret',
		'vercel.json',
		[env, `"env": { "CRON_SECRET": "x" }, ${env}`],
		'host-variables',
		/CRON_SECRET/
	],
	[
		'a typo for the build',
		'vercel.json',
		[env, `"build": { "env": { "TYPO": "" } }, ${env}`],
		'host-variables',
		/TYPO/
	],
	[
		'a variable of Node',
		'netlify.toml',
		[environment, `${environment}PORT = "80"\n`],
		'host-variables',
		/PORT/
	],
	[
		'a typo in one context',
		'netlify.toml',
		[context, `[context.x.environment]\nTYPO = ""\n${context}`],
		'host-variables',
		/TYPO/
	],
	[
		'another quota',
		'wrangler.toml',
		['limit = 600', 'limit = 60'],
		'rate-limiters',
		/READ_LIMITER: 60 in/
	],
	[
		'a limiter left out',
		'wrangler.toml',
		['"WRITE_LIMITER"', '"OTHER"'],
		'rate-limiters',
		/no WRITE_LIMITER/
	],
	[
		'a quota changed in [vars] alone',
		'wrangler.toml',
		[vars, `${vars}RATE_LIMIT_READ = "9/10"\n`],
		'rate-limiters',
		/600 in/
	],
	[
		'another Node',
		'netlify.toml',
		['NODE_VERSION = "24"', 'NODE_VERSION = "22"'],
		'node-version',
		/22/
	],
	['no Node', 'netlify.toml', ['NODE_VERSION = "24"', ''], 'node-version', /no version/],
	[
		'a schedule for no route',
		'vercel.json',
		[crons, `${crons}{ "path": "/api/corn/prune" }, `],
		'cron-routes',
		/corn/
	],
	[
		'a schedule for no task',
		'vercel.json',
		[crons, `${crons}{ "path": "/api/cron/pruen" }, `],
		'cron-routes',
		/pruen/
	],
	[
		'a task without a schedule',
		'vercel.json',
		['/api/cron/prune', '/api/cron/rotate-keys'],
		'cron-routes',
		/no schedule of .*prune/
	]
];
test.each(seeded)('%s is found', (_, file, edit, rule, found) => {
	const violations = check(file, edit);
	expect(violations).toEqual([
		expect.objectContaining({ file, rule, found: expect.stringMatching(found) as string })
	]);
	expect(violations[0]?.remedy).toMatch(/\w{3,} \w/);
});

test('an output for another Node is found', () => {
	const file = 'outputs/vercel/functions/x.func/.vc-config.json';
	expect(checkHosts('.', [{ file, version: 'nodejs22.x' }])).toEqual([
		expect.objectContaining({ file, rule: 'node-version', found: 'nodejs22.x' })
	]);
});
