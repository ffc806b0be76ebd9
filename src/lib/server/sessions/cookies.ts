/** Of all cookies that better-auth names. */
export const COOKIE_PREFIX = 'slipway';

/** Prefixes that browsers enforce: https://www.rfc-editor.org/rfc/rfc6265bis#name-cookie-name-prefixes */
export function cookieNames(url: URL): { token: string; state: string; pass: string } {
	const isSecure = url.protocol === 'https:';
	return {
		// Named by better-auth, which knows only __Secure-.
		token: `${isSecure ? '__Secure-' : ''}${COOKIE_PREFIX}.session_token`,
		/** On the way to a provider and back. */
		state: `${isSecure ? '__Secure-' : ''}${COOKIE_PREFIX}.state`,
		pass: `${isSecure ? '__Host-' : ''}${COOKIE_PREFIX}.pass`
	};
}

/** What both cookies have in common. Lax: a link from elsewhere arrives signed in, a form of elsewhere does not. */
export const cookieOptions = (url: URL) =>
	({ path: '/', httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:' }) as const;
