/** Prefixes that browsers enforce: https://www.rfc-editor.org/rfc/rfc6265bis#name-cookie-name-prefixes */
export function cookieNames(url: URL): { token: string; pass: string } {
	const isSecure = url.protocol === 'https:';
	return {
		// Named by better-auth, which knows only __Secure-.
		token: `${isSecure ? '__Secure-' : ''}slipway.session_token`,
		pass: `${isSecure ? '__Host-' : ''}slipway.pass`
	};
}

/** What both cookies have in common. Lax: a link from elsewhere arrives signed in, a form of elsewhere does not. */
export const cookieOptions = (url: URL) =>
	({ path: '/', httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:' }) as const;
