import { execFileSync } from 'node:child_process';
import {
	cpSync,
	mkdirSync,
	readFileSync,
	renameSync,
	rmSync,
	utimesSync,
	writeFileSync
} from 'node:fs';
import { join } from 'node:path';
import { build, buildIfStale, isStale } from './build-if-stale.ts';
import { packNetlifyFunctions } from './pack-netlify.ts';
import { copyProductionModules } from './production-modules.ts';
import { quietWrangler } from './quiet-wrangler.ts';

export const targets = [
	'node',
	'vercel',
	'vercel-edge',
	'netlify',
	'netlify-edge',
	'cloudflare'
] as const;
export type Target = (typeof targets)[number];

/** Where what would be deployed to each platform lies, side by side. */
export const outputOf = (target: Target) => join('outputs', target);

/** Written last: an output without it is not complete. */
const STAMP = '.built';

/** Puts what the build left where its platform looks for it into `folder`, as the platform would take it. */
const collect: Record<Target, (folder: string) => void | Promise<void>> = {
	node(folder) {
		cpSync('build', join(folder, 'build'), { recursive: true });
		cpSync('package.json', join(folder, 'package.json'));
		copyProductionModules(join(folder, 'node_modules'));
	},
	vercel: (folder) => move('.vercel/output', folder),
	'vercel-edge': (folder) => move('.vercel/output', folder),
	async netlify(folder) {
		await packNetlifyFunctions('.', join(folder, 'function'));
		move('build-netlify', join(folder, 'publish'));
		removeAdapterOutput();
	},
	'netlify-edge'(folder) {
		move('build-netlify', join(folder, 'publish'));
		move('.netlify/edge-functions', join(folder, 'edge-functions'));
		removeAdapterOutput();
	},
	cloudflare(folder) {
		const bundle = ['deploy', '--dry-run', '--outdir', join(folder, 'worker')];
		execFileSync('wrangler', bundle, { stdio: 'pipe', env: { ...process.env, ...quietWrangler } });
		move('.svelte-kit/cloudflare', join(folder, 'assets'));
		const config = readFileSync('wrangler.toml', 'utf8')
			.replace(/^main = .*$/m, 'main = "worker/worker.js"\nno_bundle = true')
			.replace(/^\[alias\]\n.*\n/m, '')
			.replace(/^directory = .*$/m, 'directory = "assets"');
		writeFileSync(join(folder, 'wrangler.toml'), config);
	}
};

/** Of what lies in .netlify, the rest belongs to Netlify's own tools: their link to the site, for one. */
function removeAdapterOutput(): void {
	for (const name of [
		'server',
		'functions-internal',
		'edge-functions',
		'serverless.js',
		'shims.js'
	]) {
		rmSync(join('.netlify', name), { recursive: true, force: true });
	}
}

function move(from: string, to: string): void {
	mkdirSync(join(to, '..'), { recursive: true });
	renameSync(from, to);
}

/** Builds for `target`, unless its output is newer than everything it is made from. Answers the output's folder. */
export async function ensureOutput(target: Target): Promise<string> {
	const folder = outputOf(target);
	if (!isStale(join(folder, STAMP))) return folder;
	console.error(`Building for ${target} …`);
	const startedAt = new Date();
	rmSync(folder, { recursive: true, force: true });
	// Tests may be running what lies in build/.
	if (target === 'node') buildIfStale();
	else build(target);
	await collect[target](folder);
	const stamp = join(folder, STAMP);
	writeFileSync(stamp, '');
	// What was changed while this was building is not in it.
	utimesSync(stamp, startedAt, startedAt);
	return folder;
}
