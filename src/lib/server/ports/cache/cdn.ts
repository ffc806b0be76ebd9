import type { Cache } from './index.ts';

interface CdnHeaders {
	/** The header that only this platform's CDN reads, and takes off before the visitor sees it. */
	control: string;
	/** What else it may be told there. */
	directives?: readonly string[];
	/** The header with the names under which the platform's own tools purge. */
	tag: string;
}

/**
 * The platform's CDN keeps the whole answer, so the app computes whenever it is asked, and says how long that holds.
 * `no-cache` is for browsers: https://www.rfc-editor.org/rfc/rfc9213 gives the CDN's own header precedence.
 */
export function cdnCache({ control, directives = [], tag }: CdnHeaders): Cache {
	return {
		async read(_key, { freshSeconds }, compute) {
			return { value: await compute(), status: 'bypass', ttlSeconds: freshSeconds };
		},
		responseHeaders: ({ freshSeconds, staleSeconds, tags }) => ({
			'cache-control': 'no-cache',
			[control]: [
				'public',
				...directives,
				`max-age=${freshSeconds}`,
				`stale-while-revalidate=${staleSeconds}`
			].join(', '),
			[tag]: tags.join(',')
		})
	};
}
