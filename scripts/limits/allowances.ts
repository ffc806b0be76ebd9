import type { Exception } from './exceptions.ts';

/** Built-in modules that a bundle for an edge may import, besides which it must contain everything. */
export const edgeImports = {
	// https://vercel.com/docs/functions/runtimes/edge#compatible-node.js-modules
	'vercel-edge': ['async_hooks', 'events', 'buffer', 'assert', 'util'].flatMap((name) => [
		name,
		`node:${name}`
	]),
	// Of https://developers.cloudflare.com/workers/runtime-apis/nodejs/ what is used.
	workerd: ['node:async_hooks', 'node:crypto', 'cloudflare:workers'],
	// All of Node's, always with the prefix: https://docs.netlify.com/build/edge-functions/api/#runtime-environment
	'netlify-edge': ['node:*']
} as const;
export type Edge = keyof typeof edgeImports;

/** Beginnings of paths in node_modules that a bundle for an edge must not contain, although nothing in them fails to build. */
export const edgeLacks: Readonly<Record<Edge, readonly string[]>> = {
	// Its routes are functions on Node there (docs/decisions/0015-identity.md).
	'vercel-edge': ['better-auth/', '@better-auth/'],
	workerd: [],
	'netlify-edge': []
};

/** Beginnings of paths in node_modules that belong into the output for Node alone. */
export const nodeOnlyPackages = [
	'pg/',
	'pg-pool/',
	'prom-client/',
	'@electric-sql/pglite/',
	'pino/pino.js',
	'sonic-boom/',
	'thread-stream/'
] as const;

/** Scripts of the browser that / imports only when a variable is set, known by a text in them. */
export const conditionalScripts = [
	{ contains: 'sentry.javascript.', when: 'PUBLIC_SENTRY_DSN is set' }
] as const;

/** Findings that are right and harmless. One that fits nothing in any output is itself a violation. */
export const exceptions: readonly Exception[] = [
	{
		rule: 'generated-code',
		code: /^const F = Function; new F\(""\); return true;/,
		reason: 'zod asks whether it may generate code, and does without where it throws.'
	},
	{
		rule: 'generated-code',
		code: /^const F = Function; const content = this\?\.content \?\? \[``\];/,
		reason: 'zod runs this only where the question before was answered with yes.'
	},
	{
		rule: 'generated-code',
		code: /^const F = Function; const factoryCode = `return \(input\) => \{/,
		reason: 'zod.compile(), which this project does not call.'
	},
	{
		rule: 'edge-imports',
		code: /^obfuscated_import = .*\(module_name\) => import\( /,
		reason: 'Svelte, for the import below.'
	},
	{
		rule: 'edge-imports',
		code: /^crypto\d? \?\?.*globalThis\.crypto\?\.subtle\?\.digest \? globalThis\.crypto : \(await obfuscated_import\("node:crypto"\)\)/,
		reason: 'Svelte, only where there is no Web Crypto; every edge has it.'
	}
];
