import adapterNode from '@sveltejs/adapter-node';
import type { Adapter } from '@sveltejs/kit';

/**
 * adapter-node with our own process around its handler. The adapter's index.js stops listening the moment
 * SIGTERM arrives, so nobody could ever read "not ready", and it lets static files leave without request id,
 * security headers and log line. See docs/decisions/0003-own-node-process.md.
 */
export function nodeAdapter(): Adapter {
	const adapter = adapterNode({ out: 'build' });
	return {
		...adapter,
		async adapt(builder) {
			await adapter.adapt(builder);
			builder.copy('src/lib/server/platform/node/main.js', 'build/index.js');
		}
	};
}
