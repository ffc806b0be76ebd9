/** Outputs made by hand, each with one thing wrong. What was really built is checked by `npm run limits`. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { checkOutput } from '../../scripts/limits/check-output.ts';
import { listOf } from '../../scripts/limits/report.ts';
import { findOverweight } from '../../scripts/limits/rules/sizes.ts';
import type { Rule, Violation } from '../../scripts/limits/violation.ts';
import { targets, type Target } from '../../scripts/outputs.ts';
import { tempFolder } from '../support/temp-folder.ts';

type Files = Record<string, string | undefined>;

const under = (folder: string, files: Files): Files =>
	Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]));

/** A script that stays this large when it is compressed. */
const heavy = (bytes: number): string => `"${randomBytes(bytes).toString('base64')}"`;

const client = under('_app/immutable', {
	'entry/start.a.js': 'import "../chunks/kit.js"',
	'entry/app.a.js': `
		const nodes = [() => import("../nodes/0.js"), () => import("../nodes/1.js"), () => import("../nodes/2.js")];
		const dictionary = { "/": [-3] }, lost = () => import("../nodes/1.js");
		const later = () => import("../chunks/sentry.js");
		export { nodes, dictionary, lost as get_error_template };`,
	'chunks/kit.js':
		'// eval("")\nconst text = "new Function(1)", is = (f) => f instanceof Function;',
	'chunks/sentry.js': `"sentry.javascript.browser"; ${heavy(30_000)}`,
	'nodes/0.js': '',
	'nodes/1.js': '',
	'nodes/2.js': ''
});
const sources = (...paths: string[]) => JSON.stringify({ sources: paths });
const map = sources('../src/hooks.server.ts', '../node_modules/drizzle-orm/pg-core/index.js');
const bundle = '/* import "node:fs" */ import "node:async_hooks"; "require(\'node:fs\')";';
const vercelEdge = {
	'functions/e.func/.vc-config.json': '{ "runtime": "edge", "entrypoint": "index.js" }',
	'functions/e.func/index.js': bundle,
	'functions/e.func/index.js.map': map
};

const clean: Record<Target, Files> = {
	node: { ...under('build/client', client), 'build/prerendered/problems.html': 'Set ORIGIN.' },
	vercel: {
		...under('static', client),
		...vercelEdge,
		'functions/n.func/.vc-config.json': '{ "runtime": "nodejs24.x" }',
		'functions/n.func/index.js': 'import "drizzle-orm/pg-core"; import "node:fs"',
		'functions/n.func/node_modules/pino/browser.js': ''
	},
	'vercel-edge': { ...under('static', client), ...vercelEdge },
	netlify: { ...under('publish', client), 'function/entry.mjs': 'import "pino"' },
	'netlify-edge': {
		...under('publish', client),
		'edge-functions/render.js': `${bundle} import "node:fs"`,
		'edge-functions/render.js.map': map
	},
	cloudflare: {
		...under('assets', client),
		'assets/.assetsignore': '_worker.js\n',
		'assets/_worker.js': 'import "../.svelte-kit/output/server/index.js"',
		'worker/worker.js': `${bundle} import { env } from "cloudflare:workers"`,
		'worker/worker.js.map': map
	}
};

const SECRET = 'a-secret-of-sixteen-letters';
const serverOnly = { names: ['DATABASE_URL', 'ORIGIN'], values: { CRON_SECRET: SECRET } };

function check(target: Target, files: Files): { folder: string; violations: Violation[] } {
	const folder = tempFolder('limits');
	for (const [path, text] of Object.entries({ ...clean[target], ...files })) {
		if (text === undefined) continue;
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), text);
	}
	const { measurements, violations } = checkOutput(target, folder, serverOnly);
	return { folder, violations: [...violations, ...findOverweight(measurements)] };
}

test.each(targets)('an output for %s that is as it should be passes', (target) => {
	expect(check(target, {}).violations).toEqual([]);
});

const kit = 'build/client/_app/immutable/chunks/kit.js';
const page = 'build/prerendered/problems.html';
const sentry = 'build/client/_app/immutable/chunks/sentry.js';
const worker = 'worker/worker.js';
const edge = 'functions/e.func/index.js';
const render = 'edge-functions/render.js';
const nodeFunction = 'functions/n.func';
const inlineMap = `//# sourceMappingURL=data:application/json;base64,${Buffer.from(map).toString('base64')}`;

/** What is wrong: in which output, in which file, what is in it, which rule finds it, and where, if not there. */
const seeded: [string, Target, string, string | undefined, Rule, where?: string][] = [
	['too large a worker', 'cloudflare', worker, heavy(1_000_000), 'size'],
	['too large scripts of /', 'node', kit, heavy(45_000), 'size', 'build/client'],
	['too large a published file', 'node', page, 'x'.repeat(1_000_001), 'size'],
	['Sentry for everybody', 'node', kit, 'import "./sentry.js"', 'client-javascript', sentry],
	['a module an edge lacks', 'vercel-edge', edge, 'import("node:fs")', 'edge-imports'],
	['such a module, required', 'cloudflare', worker, '__require("fs")', 'edge-imports'],
	['such a module, hidden', 'cloudflare', worker, 'my_import("node:fs")', 'edge-imports'],
	['a package left out', 'netlify-edge', render, 'import "drizzle-orm"', 'edge-imports'],
	['a computed import', 'netlify-edge', render, 'import(name)', 'edge-imports'],
	[
		'pg in a bundle',
		'vercel-edge',
		`${edge}.map`,
		sources('node_modules/pg/x.js'),
		'node-only-packages',
		edge
	],
	[
		'better-auth on an edge without its modules',
		'vercel-edge',
		`${edge}.map`,
		sources('node_modules/better-auth/dist/auth/minimal.mjs'),
		'edge-packages',
		edge
	],
	[
		'a bundle without source map',
		'netlify-edge',
		`${render}.map`,
		undefined,
		'node-only-packages',
		render
	],
	[
		'pino for Node in a function',
		'vercel',
		`${nodeFunction}/node_modules/pino/pino.js`,
		'',
		'node-only-packages',
		nodeFunction
	],
	[
		'prom-client imported',
		'netlify',
		'function/entry.mjs',
		'import "prom-client"',
		'node-only-packages'
	],
	['eval in a script', 'node', kit, 'eval(location.hash)', 'generated-code'],
	['eval by way of window', 'node', kit, 'window.eval("1")', 'generated-code'],
	[
		'new Function, renamed',
		'cloudflare',
		worker,
		'const F = Function; new F("1")',
		'generated-code'
	],
	['a private name in a script', 'node', kit, 'env.DATABASE_URL', 'client-secrets'],
	['a server module in a script', 'node', kit, '"$env/static/private"', 'client-secrets'],
	["a secret's value in a page", 'node', page, SECRET, 'client-secrets'],
	[
		'a published worker',
		'cloudflare',
		'assets/.assetsignore',
		'',
		'client-secrets',
		'assets/_worker.js'
	],
	['a published map of the server', 'node', `${kit}.map`, map, 'client-source-maps'],
	['such a map inside of a script', 'node', kit, inlineMap, 'client-source-maps']
];
test.each(seeded)(
	'an output with %s does not pass',
	(_, target, path, text, rule, where = path) => {
		const { folder, violations } = check(target, { [path]: text });
		const file = join(folder, where);
		expect(violations).toEqual([expect.objectContaining({ rule, file })]);

		const report = listOf(violations);
		expect(report).toContain(`✗ ${file}\n  rule:    ${rule}\n`);
		expect(report).toMatch(/\n {2}remedy: {2}\w.{20}/);
		expect(report).not.toContain(SECRET);
	}
);

test('an output without its function is refused, and what makes it is named', () => {
	const without = { 'function/entry.mjs': undefined };
	expect(() => check('netlify', without)).toThrow(/no .*function: npm run build:all .*netlify/);
});
