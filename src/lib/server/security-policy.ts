/**
 * What every answer tells the browser to forbid. One object for everybody who answers: SvelteKit's CSP
 * (svelte.config.js), the pipeline (hooks/security-headers.ts) and whatever serves files without it.
 * Erasable TypeScript only, and no aliases: svelte.config.js imports it through Node itself.
 */
import type { Config } from '@sveltejs/kit';

type Directives = NonNullable<NonNullable<NonNullable<Config['kit']>['csp']>['directives']>;

/** For pages; SvelteKit adds the nonce or the hashes of its own inline script. */
export const pageDirectives = {
	'default-src': ['self'],
	'script-src': ['self'],
	'style-src': ['self'],
	// One style attribute, allowed by its hash: that of the element in which SvelteKit announces navigations to screen
	// readers (svelte-announcer). Every other one stays forbidden.
	'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
	'img-src': ['self', 'data:'],
	'connect-src': ['self'],
	'object-src': ['none'],
	'base-uri': ['self'],
	'form-action': ['self'],
	'frame-ancestors': ['none']
} satisfies Directives;

/** As the header wants it: keywords and hashes in quotes. */
function serialize(directives: Record<string, readonly string[]>): string {
	// `data:` is a scheme; whatever else we name is a keyword or a hash.
	const quote = (source: string) => (source.endsWith(':') ? source : `'${source}'`);
	return Object.entries(directives)
		.map(([name, sources]) => [name, ...sources.map(quote)].join(' '))
		.join('; ');
}

/** For the one page SvelteKit does not render, error.html. */
export const staticPageCsp = serialize(pageDirectives);

/** For JSON, text and streams: nothing in them is a document, so nothing may load. */
export const dataCsp = serialize({ 'default-src': ['none'], 'frame-ancestors': ['none'] });

/**
 * For files and prerendered pages. A prerendered page carries its script hashes in a meta tag, where browsers
 * ignore frame-ancestors; this header adds what the tag cannot say and must not forbid what the tag allows.
 */
export const fileCsp = serialize({
	'object-src': pageDirectives['object-src'],
	'base-uri': pageDirectives['base-uri'],
	'form-action': pageDirectives['form-action'],
	'frame-ancestors': pageDirectives['frame-ancestors']
});

/** For what was answered without the pipeline: a file, unless it is a redirect or an error. */
export const cspOfUnhandled = (status: number): string =>
	status === 304 || (status >= 200 && status < 300) ? fileCsp : dataCsp;

/** The headers that do not depend on what is answered. */
export const policyHeaders: Readonly<Record<string, string>> = {
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'strict-origin-when-cross-origin',
	'permissions-policy':
		'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin'
};

/** Only over https: browsers ignore it on http, and a local certificate must not pin a developer's machine. */
export const strictTransportSecurity = 'max-age=63072000; includeSubDomains';
