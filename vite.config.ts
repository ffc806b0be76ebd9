import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
	plugins: [
		sveltekit(),
		paraglideVitePlugin({
			project: './project.inlang',
			outdir: './src/lib/paraglide',
			// The locale is an argument of every message, so no store has to follow a request around.
			strategy: ['preferredLanguage', 'baseLocale'],
			disableAsyncLocalStorage: true
		})
	],
	test: {
		projects: [
			{ extends: true, test: { name: 'unit', include: ['src/**/*.test.ts'] } },
			{
				extends: true,
				test: {
					name: 'built',
					include: ['tests/{repository,contract,faults}/**/*.test.ts'],
					globalSetup: ['tests/support/build.ts'],
					testTimeout: 60_000,
					hookTimeout: 60_000
				}
			}
		]
	}
});
