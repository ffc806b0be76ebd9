import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { cloudflareAdapter } from './src/lib/server/platform/cloudflare/adapter.ts';
import { netlifyAdapter, netlifyEdgeAdapter } from './src/lib/server/platform/netlify/adapter.ts';
import { nodeAdapter } from './src/lib/server/platform/node/adapter.ts';
import { vercelAdapter, vercelEdgeAdapter } from './src/lib/server/platform/vercel/adapter.ts';
import { pageDirectives } from './src/lib/server/security-policy.ts';

/** What each target is built with, and the folder of its platform module. */
const targets = {
	node: { adapter: nodeAdapter, platform: 'node' },
	vercel: { adapter: vercelAdapter, platform: 'vercel' },
	'vercel-edge': { adapter: vercelEdgeAdapter, platform: 'vercel' },
	netlify: { adapter: netlifyAdapter, platform: 'netlify' },
	'netlify-edge': { adapter: netlifyEdgeAdapter, platform: 'netlify-edge' },
	cloudflare: { adapter: cloudflareAdapter, platform: 'cloudflare' }
};

/** What this build is made for; see docs/architecture.md. */
const target = process.env.DEPLOY_TARGET ?? 'node';
if (!(target in targets)) {
	throw new Error(
		`DEPLOY_TARGET is "${target}"; it must be one of: ${Object.keys(targets).join(', ')}`
	);
}
const { adapter, platform } = targets[/** @type {keyof typeof targets} */ (target)];

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	kit: {
		adapter: adapter(),
		alias: {
			$platform: `src/lib/server/platform/${platform}/index.ts`,
			$paraglide: 'src/lib/paraglide'
		},
		// Nonces for pages rendered per request, hashes for prerendered ones.
		csp: { mode: 'auto', directives: pageDirectives },
		// Kit refuses cross-site forms before any hook runs, so that answer would have no request id, no
		// security headers and no log line. hooks/same-origin.ts takes over with a stricter check.
		csrf: { trustedOrigins: ['*'] },
		experimental: { explicitEnvironmentVariables: true }
	}
};
