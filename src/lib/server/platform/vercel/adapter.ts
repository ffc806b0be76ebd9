import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import adapterVercel from '@sveltejs/adapter-vercel';
import type { Adapter } from '@sveltejs/kit';
import { coveredAdapter, fileHeaders } from '../web/adapter.ts';

const OUTPUT = '.vercel/output';

/** https://vercel.com/docs/build-output-api/configuration */
interface BuildOutputConfig {
	routes: { handle?: string }[];
	/** Files that are published under another path than their own: prerendered pages. */
	overrides: Record<string, { path: string }>;
}

/** Near the database, and no longer than a visitor waits: 30 seconds. */
const functions = { regions: ['fra1'], maxDuration: 30 };

/** Functions on Node; a route may ask for the edge runtime (`src/routes/api/edge`). */
export function vercelAdapter(): Adapter {
	return coveredAdapter(adapterVercel({ runtime: 'nodejs24.x', ...functions }), addFileHeaders);
}

/** Every route on the edge runtime. */
export function vercelEdgeAdapter(): Adapter {
	return coveredAdapter(adapterVercel({ runtime: 'edge' }), addFileHeaders);
}

/**
 * A rule for exactly the files that are published, so that it does not matter who wins where a function answers. Vercel's
 * own place for headers, vercel.json, is not read when a finished output is deployed. Strict-Transport-Security is not in
 * it: Vercel adds that by itself.
 */
function addFileHeaders(): void {
	const path = join(OUTPUT, 'config.json');
	const config = JSON.parse(readFileSync(path, 'utf8')) as BuildOutputConfig;
	const files = publishedPaths(config).map(escapeForRegExp).join('|');
	const rule = { src: `/(?:_app/immutable/.+|${files})`, headers: fileHeaders, continue: true };
	writeFileSync(path, JSON.stringify({ ...config, routes: [rule, ...config.routes] }, null, '\t'));
}

/** All but those under `_app/immutable`, which have one rule together, also for those that are not there. */
function publishedPaths({ overrides }: BuildOutputConfig): string[] {
	const folder = join(OUTPUT, 'static');
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map(({ parentPath, name }) => relative(folder, join(parentPath, name)).replaceAll(sep, '/'))
		.map((file) => overrides[file]?.path ?? file)
		.filter((file) => !file.startsWith('_app/immutable/'));
}

const escapeForRegExp = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
