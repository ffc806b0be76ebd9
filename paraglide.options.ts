import type { CompilerOptions } from '@inlang/paraglide-js';

/** How messages/ become functions; used by the build and by `npm run generate`. */
export const paraglideOptions: CompilerOptions = {
	project: './project.inlang',
	outdir: './src/lib/paraglide',
	// The language is an argument of every message: docs/decisions/0007-locale-is-an-argument.md
	strategy: ['baseLocale'],
	disableAsyncLocalStorage: true
};
