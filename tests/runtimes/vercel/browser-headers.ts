import { REVALIDATE } from './platform-answers.ts';

/** Meant for the platform's own cache, which uses them up. */
const FOR_THE_CDN = ['cdn-cache-control', 'vercel-cdn-cache-control'];
const SHARED = /^(s-maxage|stale-while-revalidate|stale-if-error)\b/i;

/**
 * What of a function's caching rules the visitor sees; a rule of which nothing is left, or that was missing, becomes
 * "ask every time": https://vercel.com/docs/headers/cache-control-headers
 */
export function forBrowser(headers: Headers): Headers {
	const result = new Headers(headers);
	for (const name of FOR_THE_CDN) result.delete(name);
	const directives = (headers.get('cache-control') ?? '').split(',').map((part) => part.trim());
	const left = directives.filter((directive) => directive !== '' && !SHARED.test(directive));
	const saysNothing = left.every((directive) => directive.toLowerCase() === 'public');
	result.set('cache-control', saysNothing ? REVALIDATE : left.join(', '));
	return result;
}
