import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Everything a build is made from. */
export const SOURCES = [
	'src',
	'static',
	'drizzle',
	'messages',
	'project.inlang',
	'LICENSE',
	'package.json',
	'tsconfig.json',
	'scripts/outputs.ts',
	'scripts/pack-netlify.ts',
	'scripts/production-modules.ts',
	'package-lock.json',
	'svelte.config.js',
	'vite.config.ts',
	'given-locale.ts',
	'paraglide.options.ts',
	'wrangler.toml',
	'netlify.toml',
	'vercel.json'
];
/** Written by the build itself. */
const GENERATED = join('src', 'lib', 'paraglide');
const OUTPUT = join('build', 'index.js');

function newestChange(path: string): number {
	if (path === GENERATED) return 0;
	const stats = statSync(path);
	if (!stats.isDirectory()) return stats.mtimeMs;
	const entries = readdirSync(path).map((name) => newestChange(join(path, name)));
	return Math.max(stats.mtimeMs, ...entries);
}

/** Whether `output` is missing or older than anything it is made from. */
export function isStale(output: string): boolean {
	if (!existsSync(output)) return true;
	const builtAt = statSync(output).mtimeMs;
	return SOURCES.some((source) => newestChange(source) > builtAt);
}

/** Runs the build for one target. @throws Error when it fails, after printing what it said. */
export function build(target: string): void {
	// Test runners set NODE_ENV=test, with which Vite would bundle SvelteKit's development code.
	const env = { ...process.env, NODE_ENV: 'production', DEPLOY_TARGET: target };
	const { status, stdout, stderr } = spawnSync('npm', ['run', 'build'], { env, encoding: 'utf8' });
	if (status === 0) return;
	console.error(stdout, stderr);
	throw new Error(`The build for ${target} failed; its output is above.`);
}

/** Builds for Node, unless the output is newer than everything it is made from. */
export function buildIfStale(): void {
	if (!isStale(OUTPUT)) return;
	console.error('Building: the output is missing or older than the sources …');
	build('node');
}

if (import.meta.main) buildIfStale();
