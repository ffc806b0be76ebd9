import type { Runtime } from './index.ts';

/** What not every runtime can do. Whatever is not named here, all of them do alike. */
export type Capability =
	| 'files through the app'
	| 'protocol of files'
	| 'purge'
	| 'metrics'
	| 'redirect of prerendered pages'
	| 'cache inside the app'
	| 'method check of files'
	| 'schedules of its own'
	| 'answers of a shared cache'
	| 'missing assets through the app'
	| 'large bodies through the network'
	| 'server-sent events'
	| 'files of its own';

const CDN_FILES =
	'The CDN answers files and prerendered pages without running the app: no request id, no log line.';
const CDN_PROTOCOL =
	'Headers of files are written at build time, when nobody knows the protocol; browsers ignore HSTS over http.';
const CDN_CACHE =
	"The CDN keeps whole answers, so the app computes whenever it is asked; the CDN's own header tells hit and miss.";
const NO_SCRAPE =
	'No instance lives long enough to be scraped: the access log has route, status and duration of every request.';

const CDN_HITS =
	'What the CDN keeps is given to everybody: no request id and no quota on it, and no log line when it is answered.';
const CDN_MISSING =
	'A file that is not under /_app/immutable is refused by the CDN in its own words.';
const BODY_LIMIT =
	'The platform refuses a body over its own limit in its own words, before the app sees it.';
const SHORT_CONNECTIONS =
	'No instance lives long enough to keep a connection to the database open for notifications: pages ask again.';
const NO_DISK = 'No disk that stays: STORAGE_ENDPOINT says where files are kept.';
const SCHEDULER = 'Its schedule is kept outside, by the platform or by cron, and calls /api/cron.';

const cdn: Partial<Record<Capability, string>> = {
	'files through the app': CDN_FILES,
	'protocol of files': CDN_PROTOCOL,
	metrics: NO_SCRAPE,
	'files of its own': NO_DISK,
	'server-sent events': SHORT_CONNECTIONS
};
const vercel: Partial<Record<Capability, string>> = {
	...cdn,
	'schedules of its own': SCHEDULER,
	'answers of a shared cache': CDN_HITS,
	'missing assets through the app': CDN_MISSING,
	'large bodies through the network': BODY_LIMIT,
	'cache inside the app': CDN_CACHE,
	purge: 'Purged by tag with `vercel cache invalidate`, which needs a token of the account.',
	'method check of files': 'The CDN refuses other methods than GET and HEAD in its own words.'
};
const netlify: Partial<Record<Capability, string>> = {
	...cdn,
	'schedules of its own': SCHEDULER,
	'answers of a shared cache': CDN_HITS,
	'cache inside the app': CDN_CACHE,
	purge: "Purged by tag through Netlify's API, which needs a token of the account.",
	'redirect of prerendered pages':
		'The CDN answers a prerendered page with and without a slash at its end.',
	'method check of files':
		'What is not GET or HEAD never matches a file, so the app answers that there is no such page.'
};

/** Why a runtime cannot do something; what is missing here, it can. */
export const incapabilities: Record<Runtime, Partial<Record<Capability, string>>> = {
	node: { 'schedules of its own': SCHEDULER },
	'vercel-function': vercel,
	'vercel-edge': vercel,
	'netlify-function': { ...netlify, 'large bodies through the network': BODY_LIMIT },
	'netlify-edge': {
		...netlify,
		'missing assets through the app': CDN_MISSING,
		'method check of files':
			'The CDN keeps the path of a file from the edge function, whatever the method.'
	},
	workerd: {
		...cdn,
		'method check of files': 'The assets binding refuses other methods in its own words.'
	}
};
