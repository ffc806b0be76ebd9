import type { RequestListener } from 'node:http';
import type { NodeServices } from './index.ts';

declare global {
	/** What the app and the process around it (main.js) share; adapter-node's bundle exports its handler only. */
	var slipway:
		| {
				services?: Promise<NodeServices>;
				serve?: (handler: RequestListener) => Promise<void>;
		  }
		| undefined;
}
