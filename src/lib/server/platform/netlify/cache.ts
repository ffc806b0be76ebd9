import { cdnCache } from '../../ports/cache/cdn.ts';

/**
 * `durable`: one copy for all of Netlify's nodes and not one for each. Answers of edge functions are kept by each alone.
 * https://docs.netlify.com/build/caching/caching-overview/
 */
export const netlifyCache = cdnCache({
	control: 'netlify-cdn-cache-control',
	directives: ['durable'],
	tag: 'netlify-cache-tag'
});
