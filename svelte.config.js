import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { nodeAdapter } from './src/lib/server/platform/node/adapter.ts';
import { pageDirectives } from './src/lib/server/security-policy.ts';

const adapters = { node: nodeAdapter };

/** What this build is made for; see docs/architecture.md. */
const target = process.env.DEPLOY_TARGET ?? 'node';
if (!(target in adapters)) {
	throw new Error(
		`DEPLOY_TARGET is "${target}"; it must be one of: ${Object.keys(adapters).join(', ')}`
	);
}

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	kit: {
		adapter: adapters[/** @type {keyof typeof adapters} */ (target)](),
		alias: {
			$platform: `src/lib/server/platform/${target}/index.ts`,
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
