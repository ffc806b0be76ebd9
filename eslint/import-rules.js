/**
 * The five lines of the architecture (docs/architecture.md), as lint: routes → domain → ports ← platform.
 * Paths are matched as they are written in an import, so both `$lib/server/…` and relative forms are listed.
 */

const IMPLEMENTATION = {
	group: ['**/ports/*/*', '!**/ports/*/index', '!**/ports/*/index.ts', '!**/ports/*/index.js'],
	message: 'Only platform/ names implementations: take the port from `locals.services`.'
};
const PLATFORM = {
	group: ['**/platform/**', '$platform'],
	message: 'The platform is chosen at build time: only hooks.server.ts imports `$platform`.'
};
const KIT = {
	group: [
		'@sveltejs/kit',
		'@sveltejs/kit/*',
		'$app/server',
		'$app/navigation',
		'$app/state',
		'./$types'
	],
	message:
		'Domain modules know ports and SQL, not HTTP: only routes, hooks and guards speak SvelteKit.'
};
const SDK = {
	// Drizzle's query builder is the language in which this app writes SQL; its drivers are not.
	regex: '^(?!\\.|\\$lib/|drizzle-orm/pg-core$)',
	message: "A port's interface speaks the app's own words and imports no SDK."
};
const ENVIRONMENT = {
	group: ['$env/*', '$env/*/*'],
	message: 'Declare the variable in src/env.ts and import it from $app/env.'
};

const TESTS = ['**/*.test.ts', '**/contract.ts'];

/**
 * @param {object[]} patterns
 * @returns {import('eslint').Linter.RulesRecord}
 */
const restrict = (...patterns) => ({
	'no-restricted-imports': ['error', { patterns: [...patterns, ENVIRONMENT] }]
});

/** @type {import('eslint').Linter.Config[]} */
export const importRules = [
	{
		name: 'slipway/environment',
		files: ['src/**'],
		ignores: ['src/lib/server/platform/node/main.js', ...TESTS],
		rules: {
			...restrict(),
			'no-restricted-properties': [
				'error',
				{ object: 'process', property: 'env', message: ENVIRONMENT.message }
			]
		}
	},
	{
		name: 'slipway/routes',
		files: ['src/routes/**', 'src/lib/server/hooks/**'],
		ignores: TESTS,
		rules: restrict(IMPLEMENTATION, PLATFORM)
	},
	{
		name: 'slipway/hooks',
		files: ['src/hooks.server.ts'],
		rules: restrict(IMPLEMENTATION)
	},
	{
		name: 'slipway/domain',
		files: ['src/lib/server/*/**'],
		ignores: [
			'src/lib/server/hooks/**',
			'src/lib/server/ports/**',
			'src/lib/server/platform/**',
			...TESTS
		],
		rules: restrict(IMPLEMENTATION, PLATFORM, KIT)
	},
	{
		name: 'slipway/port-interfaces',
		files: ['src/lib/server/ports/*/index.ts'],
		rules: restrict(SDK)
	},
	{
		name: 'slipway/port-implementations',
		files: ['src/lib/server/ports/*/*.ts'],
		ignores: ['src/lib/server/ports/*/index.ts', ...TESTS],
		rules: restrict(PLATFORM, KIT)
	}
];
