import { renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Adapter, Builder } from '@sveltejs/kit';
import { fileCsp, policyHeaders, strictTransportSecurity } from '../../security-policy.ts';

/** `adapter`, with our own code around SvelteKit's server; `finish` may change what was emitted. */
export function coveredAdapter(adapter: Adapter, finish: (builder: Builder) => void): Adapter {
	return {
		...adapter,
		async adapt(builder) {
			const server = builder.getServerDirectory();
			renameSync(join(server, 'index.js'), join(server, 'kit.js'));
			builder.copy('src/lib/server/platform/web/server.js', join(server, 'index.js'));
			await adapter.adapt(builder);
			finish(builder);
		}
	};
}

/** The policy for files and prerendered pages, which hosts answer without running our code. */
export const fileHeaders: Readonly<Record<string, string>> = {
	...policyHeaders,
	'content-security-policy': fileCsp
};

/**
 * As a rule of a `_headers` file, which Netlify and Cloudflare read. It is written at build time, when nobody knows the
 * protocol; browsers ignore Strict-Transport-Security over http.
 */
export function headersRule(): string {
	const headers = { ...fileHeaders, 'strict-transport-security': strictTransportSecurity };
	const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`);
	return `/*\n${lines.join('')}`;
}
