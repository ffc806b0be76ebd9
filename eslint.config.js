import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import { importRules } from './eslint/import-rules.js';
import svelteConfig from './svelte.config.js';

export default defineConfig(
	{
		ignores: [
			'build/',
			'build-netlify/',
			'outputs/',
			'.netlify/',
			'.svelte-kit/',
			'.vercel/',
			'.wrangler/',
			'.data/',
			'src/lib/paraglide/',
			'drizzle/',
			'test-results/'
		]
	},
	js.configs.recommended,
	...ts.configs.strictTypeChecked,
	...svelte.configs.recommended,
	{
		languageOptions: {
			globals: { ...globals.browser, ...globals.node },
			parserOptions: {
				projectService: true,
				tsconfigRootDir: import.meta.dirname,
				extraFileExtensions: ['.svelte']
			}
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } }
	},
	{
		rules: {
			'max-lines': ['error', 200],
			// The app lives at the root of its origin, so links need no base path.
			'svelte/no-navigation-without-resolve': 'off',
			// Playwright reads from the pattern which fixtures a fixture needs, also that it needs none.
			'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }],
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
			'@typescript-eslint/no-confusing-void-expression': 'off',
			'@typescript-eslint/require-await': 'off',
			'@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }]
		}
	},
	{
		// The one cast in there is JSDoc, which typescript-eslint does not see.
		files: ['src/lib/server/platform/node/main.js'],
		rules: { '@typescript-eslint/no-unsafe-assignment': 'off' }
	},
	...importRules
);
