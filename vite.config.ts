import { resolve } from 'node:path';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { givenLocale } from './given-locale.ts';
import { paraglideOptions } from './paraglide.options.ts';

export default defineConfig({
	plugins: [givenLocale(), sveltekit(), paraglideVitePlugin(paraglideOptions)],
	// Files stay files: read() finds them on every platform, and the content security policy needs no data: for them.
	build: { assetsInlineLimit: 0 },
	// Made part of the build, so that what it would find out of the machine for its telemetry can be left out of it
	// (docs/decisions/0015-identity.md).
	ssr: { noExternal: ['better-auth', /^@better-auth\//] },
	resolve: {
		alias: { '@better-auth/telemetry': resolve('src/lib/server/identity/no-telemetry.ts') }
	},
	test: {
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					include: ['{src,scripts}/**/*.test.ts', 'tests/runtimes/**/*.test.ts'],
					globalSetup: ['tests/support/clean-up.ts']
				}
			},
			{
				extends: true,
				test: {
					name: 'tenancy',
					include: ['tests/tenancy/**/*.test.ts'],
					globalSetup: ['tests/support/clean-up.ts'],
					testTimeout: 60_000,
					hookTimeout: 60_000
				}
			},
			{
				extends: true,
				test: {
					name: 'built',
					include: ['tests/{repository,node,faults}/**/*.test.ts'],
					globalSetup: ['tests/support/build.ts'],
					testTimeout: 60_000,
					hookTimeout: 60_000
				}
			},
			{
				extends: true,
				test: {
					name: 'contract',
					include: ['tests/contract/**/*.test.ts'],
					globalSetup: ['tests/contract/set-up.ts'],
					testTimeout: 30_000,
					// One deployment for all files: they share one process, and with it the module that has started it.
					isolate: false,
					fileParallelism: false
				}
			}
		]
	}
});
