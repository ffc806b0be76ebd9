/**
 * What every output may weigh, with the platform's own limit beside ours. Ours is what was measured when it was set plus
 * about a quarter, unless it says otherwise: whoever crosses it should have meant to. Where a platform says MB, the
 * smaller reading counts: a million bytes.
 */
export interface Budget {
	what: string;
	unit: 'bytes' | 'files' | 'milliseconds';
	ours: number;
	/** Left out where the platform sets no limit. */
	platform?: { limit: number; plan?: string; source: string };
	remedy: string;
}

const MB = 1_000_000;
const KIB = 1024;
const MIB = 1024 * KIB;

const CLOUDFLARE = 'https://developers.cloudflare.com/workers/platform/limits/';
// Netlify's functions run on AWS Lambda.
const LAMBDA = 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html';
const NETLIFY_EDGE = 'https://docs.netlify.com/build/edge-functions/limits/';
const VERCEL = 'https://vercel.com/docs/functions/limitations';
const VERCEL_EDGE = 'https://vercel.com/docs/functions/runtimes/edge/edge-functions';

const LIGHTER_BUNDLE =
	'Look for the largest packages among the `sources` of the source map beside it; keep them out of what this target imports.';
const LIGHTER_TRACE =
	'Look for the largest folders of its node_modules; keep them out of what this target imports.';

export const budgets = {
	worker: {
		what: 'worker, gzipped',
		unit: 'bytes',
		ours: 900 * KIB,
		platform: { limit: 3 * MIB, plan: 'free', source: CLOUDFLARE },
		remedy: LIGHTER_BUNDLE
	},
	netlifyZipped: {
		what: 'function, zipped',
		unit: 'bytes',
		ours: 3.1 * MB,
		platform: { limit: 50 * MB, source: LAMBDA },
		remedy: LIGHTER_TRACE
	},
	netlifyUnzipped: {
		what: 'function, unzipped',
		unit: 'bytes',
		ours: 11.9 * MB,
		platform: { limit: 250 * MB, source: LAMBDA },
		remedy: LIGHTER_TRACE
	},
	netlifyEdge: {
		what: 'edge function, gzipped',
		unit: 'bytes',
		ours: 900 * KIB,
		platform: { limit: 20 * MB, source: NETLIFY_EDGE },
		remedy: LIGHTER_BUNDLE
	},
	vercelFunction: {
		what: 'function, uncompressed',
		unit: 'bytes',
		ours: 11.2 * MB,
		platform: { limit: 250 * MB, source: VERCEL },
		remedy: LIGHTER_TRACE
	},
	vercelFunctionFiles: {
		what: 'files of a function',
		unit: 'files',
		ours: 1600,
		remedy: LIGHTER_TRACE
	},
	vercelEdge: {
		what: 'edge function, gzipped',
		unit: 'bytes',
		ours: 700 * KIB,
		platform: { limit: 1 * MB, plan: 'Hobby; Pro 2 MB, Enterprise 4 MB', source: VERCEL_EDGE },
		remedy: LIGHTER_BUNDLE
	},
	nodeBuild: {
		what: 'build',
		unit: 'bytes',
		ours: 10 * MB,
		remedy:
			'Look for the largest files of the build; what is an npm package belongs in dependencies.'
	},
	nodeOutput: {
		what: 'build with packages',
		unit: 'bytes',
		ours: 83 * MB,
		remedy:
			'Look for the largest folders of node_modules; what only the build needs is a devDependency.'
	},
	staticFiles: {
		what: 'published files',
		unit: 'files',
		ours: 500,
		platform: { limit: 20_000, plan: 'Cloudflare, free', source: CLOUDFLARE },
		remedy: 'Serve generated files from a route or from storage instead of publishing them.'
	},
	staticFile: {
		what: 'largest published file',
		unit: 'bytes',
		ours: 1 * MB,
		platform: { limit: 25 * MIB, plan: 'Cloudflare', source: CLOUDFLARE },
		remedy: 'Compress it, or put it into storage.'
	},
	clientJavaScript: {
		what: 'JavaScript of /, gzipped',
		unit: 'bytes',
		// Barely above what it is: docs/decisions/0014-bytes-in-the-browser.md
		ours: 44_000,
		remedy:
			'Import what / does not need at once where it is needed (`await import(…)`), or do without it.'
	},
	// Machines differ: this finds what has become slow by far, not by a little.
	startUp: {
		what: 'start to first answer',
		unit: 'milliseconds',
		ours: 10_000,
		remedy: 'Look for what runs when modules are loaded, before the first request.'
	}
} satisfies Record<string, Budget>;

export type BudgetName = keyof typeof budgets;
