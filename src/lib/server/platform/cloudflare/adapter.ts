import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import adapterCloudflare from '@sveltejs/adapter-cloudflare';
import type { Adapter } from '@sveltejs/kit';
import { headersRule } from '../web/adapter.ts';

/**
 * The adapter writes its worker to the `main` of the configuration it reads, so it gets one of its own; the real one,
 * wrangler.toml, names our worker.ts, which imports what the adapter wrote. Left out is its emulation of bindings for the
 * dev server: prerendering starts it too, and nothing ends the workerd behind it (`npm run serve -- workerd` has them).
 */
export function cloudflareAdapter(): Adapter {
	const adapter = adapterCloudflare({ config: 'src/lib/server/platform/cloudflare/adapter.toml' });
	return {
		name: adapter.name,
		supports: adapter.supports,
		async adapt(builder) {
			await adapter.adapt(builder);
			appendFileSync(
				join(builder.getBuildDirectory('cloudflare'), '_headers'),
				`\n${headersRule()}`
			);
		}
	};
}
