import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { paraglideOptions } from './paraglide.options.ts';

export default defineConfig({
	plugins: [sveltekit(), paraglideVitePlugin(paraglideOptions)],
	test: {
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					include: ['{src,scripts}/**/*.test.ts'],
					globalSetup: ['tests/support/clean-up.ts']
				}
			},
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
