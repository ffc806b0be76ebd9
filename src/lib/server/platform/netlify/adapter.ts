import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import adapterNetlify from '@sveltejs/adapter-netlify';
import type { Adapter } from '@sveltejs/kit';
import { coveredAdapter, headersRule } from '../web/adapter.ts';

/** What netlify.toml publishes. */
const PUBLISH = 'build-netlify';

const EDGE_MANIFEST = '.netlify/edge-functions/manifest.json';

const addFileHeaders = () => appendFileSync(`${PUBLISH}/_headers`, `\n${headersRule()}`);

/** One function for all routes. */
export function netlifyAdapter(): Adapter {
	return coveredAdapter(adapterNetlify({ edge: false, split: false }), addFileHeaders);
}

/** One edge function for all routes. */
export function netlifyEdgeAdapter(): Adapter {
	return coveredAdapter(adapterNetlify({ edge: true, split: false }), () => {
		addFileHeaders();
		allowCaching();
	});
}

interface EdgeManifest {
	functions: { cache?: 'manual' }[];
}

/** Without it Netlify keeps no answer of an edge function: https://docs.netlify.com/edge-functions/optional-configuration/ */
function allowCaching(): void {
	const manifest = JSON.parse(readFileSync(EDGE_MANIFEST, 'utf8')) as EdgeManifest;
	for (const edgeFunction of manifest.functions) edgeFunction.cache = 'manual';
	writeFileSync(EDGE_MANIFEST, JSON.stringify(manifest));
}
