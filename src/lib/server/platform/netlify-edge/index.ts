import { netlifyCache } from '../netlify/cache.ts';
import { webPlatform } from '../web/index.ts';

/** https://docs.netlify.com/edge-functions/overview/ */
export const platform = webPlatform({
	target: 'netlify-edge',
	runtime: 'netlify-edge',
	region: (host) => host?.context?.server?.region,
	waitUntil: (host, work) => host?.context?.waitUntil?.(work),
	cache: () => ({ port: netlifyCache, of: 'CDN headers' })
});
