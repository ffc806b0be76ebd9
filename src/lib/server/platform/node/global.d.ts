import type { RequestListener } from 'node:http';
import type { NodeServices } from './index.ts';

declare global {
	/** Filled in by adapter.ts when it copies main.js into the build. */
	const DEFAULTS: Record<string, string | number>;
	const EXAMPLES: Record<string, string>;

	/** What the app and the process around it (main.js) share; adapter-node's bundle exports its handler only. */
	var slipway:
		| {
				/** Where the build lies; unknown to the dev server. */
				folder?: string;
				services?: Promise<NodeServices>;
				serve?: (handler: RequestListener) => Promise<void>;
		  }
		| undefined;
}
