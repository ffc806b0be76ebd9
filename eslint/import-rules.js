/**
 * The five lines of the architecture (docs/architecture.md), as lint: routes → domain → ports ← platform.
 * Everything in src/ is under the strictest rule, and each exemption below says who may do more.
 */

const IMPLEMENTATION = {
	regex: '(^|/)ports/[^/]+/(?!index(\\.ts)?$)',
	message: 'Only platform/ names implementations: take the port from `locals.services`.'
};
const PLATFORM = {
	regex: '(^|/)platform/|^\\$platform$',
	message: 'The platform is chosen at build time: only hooks.server.ts imports `$platform`.'
};
const TECHNOLOGY = {
	regex:
		'^(pg|pino|prom-client|lru-cache|aws4fetch|rate-limiter-flexible(/.*)?|@electric-sql/.*|@neondatabase/.*|@sentry/(?!browser).*|drizzle-orm/(pglite|node-postgres|neon-http).*)($|/)',
	message:
		'Technologies are used in ports/<capability>/ alone: take the port from `locals.services`.'
};
const HTTP = {
	regex: '^@sveltejs/kit|^\\$app/(server|navigation|state)|/\\$types$|(^|/)hooks/',
	message: 'Domain modules know ports and SQL, not HTTP: only routes, hooks and guards speak it.'
};
const NOT_A_PORT = {
	// Drizzle's query builder is the language in which this app writes SQL (docs/decisions/0005-unit-of-work.md).
	regex: '^(?!\\.\\./[^/]+/index\\.ts$|drizzle-orm/(pg-core|runnable-query)$)',
	message: "A port's interface speaks the app's own words: no SDK, no implementation, no platform."
};
const ENVIRONMENT = {
	regex: '^\\$env/',
	message: 'Declare the variable in src/env.ts and import it from $app/env.'
};

const TESTS = ['**/*.test.ts', '**/contract.ts'];
const PORTS = 'src/lib/server/ports/**';
const PLATFORMS = 'src/lib/server/platform/**';
const HOOKS = 'src/lib/server/hooks/**';

/** @typedef {{ regex: string, message: string }} Pattern */

/**
 * Static imports by ESLint's own rule, dynamic ones by their syntax.
 * @param {Pattern[]} patterns
 * @returns {import('eslint').Linter.RulesRecord}
 */
const forbid = (...patterns) => ({
	'no-restricted-imports': ['error', { patterns: [...patterns, ENVIRONMENT] }],
	'no-restricted-syntax': [
		'error',
		...patterns.map(({ regex, message }) => ({
			selector: `ImportExpression[source.value=/${regex.replaceAll('/', '\\u002F')}/]`,
			message
		}))
	]
});

/** @type {import('eslint').Linter.Config[]} */
export const importRules = [
	{
		name: 'slipway/everything',
		files: ['src/**'],
		ignores: [PORTS, PLATFORMS, ...TESTS],
		rules: forbid(IMPLEMENTATION, PLATFORM, TECHNOLOGY)
	},
	{
		name: 'slipway/hooks',
		files: ['src/hooks.server.ts'],
		rules: forbid(IMPLEMENTATION, TECHNOLOGY)
	},
	{
		name: 'slipway/domain',
		files: ['src/lib/server/*/**'],
		ignores: [HOOKS, PORTS, PLATFORMS, ...TESTS],
		rules: forbid(IMPLEMENTATION, PLATFORM, TECHNOLOGY, HTTP)
	},
	{
		name: 'slipway/port-implementations',
		files: [PORTS],
		ignores: TESTS,
		rules: forbid(PLATFORM, HTTP)
	},
	{
		name: 'slipway/port-interfaces',
		files: ['src/lib/server/ports/*/index.ts'],
		rules: forbid(NOT_A_PORT)
	},
	{
		name: 'slipway/environment',
		files: ['src/**'],
		// The process sets adapter-node's defaults before any module of the app can load.
		ignores: ['src/lib/server/platform/node/main.js', ...TESTS],
		rules: {
			'no-restricted-properties': [
				'error',
				{ object: 'process', property: 'env', message: ENVIRONMENT.message }
			]
		}
	}
];
