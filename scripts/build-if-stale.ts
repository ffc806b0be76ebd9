import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Everything the build is made from. */
export const SOURCES = [
	'src',
	'static',
	'drizzle',
	'messages',
	'project.inlang',
	'package-lock.json',
	'svelte.config.js',
	'vite.config.ts',
	'paraglide.options.ts'
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

function isStale(): boolean {
	if (!existsSync(OUTPUT)) return true;
	const builtAt = statSync(OUTPUT).mtimeMs;
	return SOURCES.some((source) => newestChange(source) > builtAt);
}

/** Builds, unless the output is newer than everything it is made from. */
export function buildIfStale(): void {
	if (!isStale()) return;
	console.error('Building: the output is missing or older than the sources …');
	// Test runners set NODE_ENV=test, with which Vite would bundle SvelteKit's development code.
	const env = { ...process.env, NODE_ENV: 'production' };
	const { status, stdout, stderr } = spawnSync('npm', ['run', 'build'], { env, encoding: 'utf8' });
	if (status === 0) return;
	console.error(stdout, stderr);
	throw new Error('The build failed; its output is above.');
}

if (import.meta.main) buildIfStale();
