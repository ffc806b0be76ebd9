import { VERCEL_REGION } from '$app/env/private';
import { cdnCache } from '../../ports/cache/cdn.ts';
import { webPlatform } from '../web/index.ts';
import { vercelWaitUntil } from './wait-until.ts';

const cache = cdnCache({ control: 'vercel-cdn-cache-control', tag: 'vercel-cache-tag' });

/** One build holds functions of both kinds: https://vercel.com/docs/functions/runtimes/edge defines the global. */
const isEdge = 'EdgeRuntime' in globalThis;

/** https://vercel.com/docs/functions; the same module runs on Node and on the edge runtime. */
export const platform = webPlatform({
	target: 'vercel',
	runtime: isEdge ? 'vercel-edge' : 'vercel-function',
	region: () => VERCEL_REGION,
	waitUntil: vercelWaitUntil,
	cache: () => ({ port: cache, of: 'CDN headers' })
});
