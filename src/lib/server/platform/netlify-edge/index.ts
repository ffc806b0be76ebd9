import { AsyncLocalStorage } from 'node:async_hooks';
import { netlifyCache } from '../netlify/cache.ts';
import { webPlatform } from '../web/index.ts';

// The adapter bundles for browsers, and better-auth made for those keeps what belongs to a request in one place for all of
// them, unless it finds this. It looks when it is loaded, which is later: only the pages of identity import it.
globalThis.AsyncLocalStorage = AsyncLocalStorage;

/** https://docs.netlify.com/edge-functions/overview/ */
export const platform = webPlatform({
	target: 'netlify-edge',
	runtime: 'netlify-edge',
	region: (host) => host?.context?.server?.region,
	waitUntil: (host, work) => host?.context?.waitUntil?.(work),
	cache: () => ({ port: netlifyCache, of: 'CDN headers' })
});
