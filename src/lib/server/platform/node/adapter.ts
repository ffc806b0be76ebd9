import adapterNode from '@sveltejs/adapter-node';
import type { Adapter } from '@sveltejs/kit';
import { readVariable } from '../../../../env/schema.ts';
import { variables } from '../../../../env.ts';

/** The defaults of what adapter-node reads itself, before the app can. */
const defaults = {
	APP_ENV: 'development',
	HOST: readVariable(['HOST', variables.HOST], {}),
	PORT: readVariable(['PORT', variables.PORT], {}),
	BODY_SIZE_LIMIT: readVariable(['BODY_SIZE_LIMIT', variables.BODY_SIZE_LIMIT], {})
};

const examples = Object.fromEntries(
	Object.entries(variables).map(([name, { example }]) => [name, example])
);

/**
 * adapter-node with our own process around its handler, and with the migrations. The adapter's index.js stops
 * listening the moment SIGTERM arrives, so nobody could ever read "not ready", and it lets static files leave without
 * request id, security headers and log line. See docs/decisions/0003-own-node-process.md.
 */
export function nodeAdapter(): Adapter {
	const adapter = adapterNode({ out: 'build' });
	return {
		...adapter,
		async adapt(builder) {
			await adapter.adapt(builder);
			// With instrumentation, index.js only loads that, and then start.js.
			const entry = builder.hasServerInstrumentationFile() ? 'start.js' : 'index.js';
			builder.copy('src/lib/server/platform/node/main.js', `build/${entry}`, {
				replace: { DEFAULTS: JSON.stringify(defaults), EXAMPLES: JSON.stringify(examples) }
			});
			builder.copy('drizzle', 'build/drizzle');
		}
	};
}
