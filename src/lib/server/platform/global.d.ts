import type { AsyncLocalStorage as NodeStorage } from 'node:async_hooks';
import type { RequestListener } from 'node:http';
import type { NodeServices } from './node/index.ts';
import type { Cover, CoverOptions } from './web/cover-unhandled.ts';

declare global {
	/** Filled in by node/adapter.ts when it copies main.js into the build. */
	const DEFAULTS: Record<string, string | number>;
	const EXAMPLES: Record<string, string>;

	/** Node's, for better-auth, where its build for browsers is used. */
	var AsyncLocalStorage: typeof NodeStorage | undefined;

	/** What the app and the code around it share; an adapter's bundle exports nothing of the app. */
	var slipway:
		| {
				/** Node: where the build lies; unknown to the dev server. */
				folder?: string;
				/** Node: on `globalThis`, because the dev server loads modules anew. */
				services?: Promise<NodeServices>;
				serve?: (handler: RequestListener) => Promise<void>;
				/** Everywhere else. */
				cover?: Cover;
				options?: CoverOptions;
		  }
		| undefined;
}
