import { readFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import matrix from '../../docs/support-matrix.json' with { type: 'json' };
import type { Declarations } from '../../scripts/limits/rules/host-variables.ts';
import { readVariable, type About } from '../../src/env/schema.ts';
import { variables } from '../../src/env.ts';
import type { Deployment, Platform } from '../../src/lib/server/services.ts';
import { secrets } from '../support/secrets.ts';
import { tempFolder } from '../support/temp-folder.ts';

const guides = ['node', 'vercel', 'netlify', 'netlify-edge', 'cloudflare'] as const;
type Guide = (typeof guides)[number];

const SECTIONS = [
	'What is emitted',
	'What each port is made of',
	'Variables and bindings',
	'Limits',
	'What does not work here',
	'Run it here',
	'First deploy'
];

/** What guides name beside variables of the app: the build's, the platforms' own, and an error of Vercel's. */
const PLATFORM_NAMES = [
	'DEPLOY_TARGET',
	'NODE_VERSION',
	'AWS_LAMBDA_JS_RUNTIME',
	'CLOUDFLARE_API_TOKEN',
	'NETLIFY_AUTH_TOKEN',
	'NETLIFY_SITE_ID',
	'FUNCTION_PAYLOAD_TOO_LARGE'
];

/** Variables that one platform sets by itself. */
const SET_BY: Partial<Record<string, Guide>> = { VERCEL_REGION: 'vercel', AWS_REGION: 'netlify' };

const declarations: Declarations = variables;
const declared = Object.entries(declarations);
const wrangler = readFileSync('wrangler.toml', 'utf8');
const bindings = [...wrangler.matchAll(/^(?:name|binding) = "([A-Z_]+)"$/gm)].map(
	([, name = '']) => name
);

const textOf = (guide: Guide) => readFileSync(`docs/targets/${guide}.md`, 'utf8');

/** Whatever is in backticks, one or three. */
const codeIn = (text: string) =>
	[...text.matchAll(/```[\s\S]*?```|`[^`]+`/g)].map(([code]) => code).join('\n');

function belongsTo(guide: Guide, name: string, { on, secret }: About): boolean {
	if (SET_BY[name]) return SET_BY[name] === guide;
	if (guide === 'node') return on !== 'serverless';
	return on !== 'node' || secret === true;
}

describe.each(guides)('the guide for %s', (guide) => {
	const text = textOf(guide);
	const code = codeIn(text);

	test('has every section, in order', () => {
		const headings = [...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
		expect(headings).toEqual(SECTIONS);
	});

	test('names every variable that has a meaning there', () => {
		const missing = declared
			.filter(([name, about]) => belongsTo(guide, name, about))
			.filter(([name]) => !code.includes(`\`${name}\``));
		expect(missing.map(([name]) => name)).toEqual([]);
	});

	test('names no variable that does not exist', () => {
		const known = [...declared.map(([name]) => name), ...PLATFORM_NAMES, ...bindings];
		const named = code.match(/\b[A-Z][A-Z0-9]+_[A-Z0-9_]+\b/g) ?? [];
		expect(named.filter((name) => !known.includes(name))).toEqual([]);
	});
});

test('the guide for Cloudflare names every binding and queue of wrangler.toml', () => {
	const queues = [...wrangler.matchAll(/^(?:dead_letter_)?queue = "(.+)"$/gm)].map(
		([, queue = '']) => queue
	);
	const text = textOf('cloudflare');
	expect([...bindings, ...queues].length).toBeGreaterThan(5);
	expect([...bindings, ...queues].filter((name) => !text.includes(name))).toEqual([]);
});

describe('the table of ports', () => {
	const required = {
		...secrets,
		DATABASE_URL: 'postgresql://app:password@127.0.0.1:1/none',
		DATA_DIR: tempFolder('guides')
	};
	/** What decides which technology is used. */
	const environments: Record<string, string>[] = [
		required,
		{ ...required, SENTRY_DSN: 'https://key@127.0.0.1/1' },
		{
			...required,
			STORAGE_ENDPOINT: 'http://127.0.0.1:1',
			STORAGE_ACCESS_KEY_ID: 'key',
			STORAGE_SECRET_ACCESS_KEY: 'secret'
		}
	];
	const bound = { env: { READ_LIMITER: {}, WRITE_LIMITER: {}, SIGN_IN_LIMITER: {} } };

	/** What `/api/info` says of a platform module in this environment. */
	async function madeOf(guide: Guide, env: Record<string, string>): Promise<Deployment['madeOf']> {
		vi.resetModules();
		vi.stubGlobal('slipway', undefined);
		vi.stubGlobal('caches', { default: {} });
		vi.doMock('$app/env/private', () =>
			Object.fromEntries(declared.map((variable) => [variable[0], readVariable(variable, env)]))
		);
		const { platform } = (await import(`../../src/lib/server/platform/${guide}/index.ts`)) as {
			platform: Platform;
		};
		const { deployment, database } = await platform.createServices(bound);
		await database.close();
		return deployment.madeOf;
	}

	/** What Node has without DATABASE_URL. */
	const embedded = { database: ['PGlite'], changes: ['PGlite notifications'] };

	/** The implementations a guide names for each port: what is in backticks and no variable. */
	function named(guide: Guide): Record<string, string[]> {
		const rows = textOf(guide).matchAll(/^\| `(\w+)` +\| ([^|]+)\|/gm);
		return Object.fromEntries(
			[...rows].map(([, port = '', cell = '']) => [
				port,
				[...cell.matchAll(/`([^`]+)`/g)]
					.map(([, name = '']) => name)
					.filter((name) => !(name in variables))
					.sort()
			])
		);
	}

	test.each(guides)('of %s says what its platform module says', async (guide) => {
		const expected: Record<string, string[]> = guide === 'node' ? { ...embedded } : {};
		for (const env of environments) {
			for (const [port, of] of Object.entries(await madeOf(guide, env))) {
				expected[port] = [...new Set([...(expected[port] ?? []), of])].sort();
			}
		}
		expect(named(guide)).toMatchObject(expected);
		expect(Object.keys(expected)).toHaveLength(9);
	});
});

test('the counts in runtimes.md are those of the support matrix', () => {
	const text = readFileSync('docs/runtimes.md', 'utf8');
	const row = (title: string) =>
		new RegExp(`^\\| ${title} +\\|(.+)\\|$`, 'm').exec(text)?.[1]?.split('|').map(Number);
	const total = (count: 'passed' | 'skipped') =>
		matrix.runtimes.map((runtime) =>
			Object.values(matrix.concerns).reduce(
				(sum, cells) => sum + cells[runtime as keyof typeof cells][count],
				0
			)
		);
	expect(row('tests passed')).toEqual(total('passed'));
	expect(row('tests that do not apply')).toEqual(total('skipped'));
});
