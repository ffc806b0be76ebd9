import { AWS_REGION } from '$app/env/private';
import { webPlatform } from '../web/index.ts';
import { netlifyCache } from './cache.ts';

/** https://docs.netlify.com/functions/overview/ */
export const platform = webPlatform({
	target: 'netlify',
	runtime: 'netlify-function',
	region: () => AWS_REGION,
	waitUntil: (host, work) => host?.context?.waitUntil?.(work),
	cache: () => ({ port: netlifyCache, of: 'CDN headers' })
});
