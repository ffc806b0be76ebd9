import { authFor, type Auth, type AuthContext } from './auth.ts';

/** better-auth for one request, and whose it is. */
export interface Identity extends AuthContext {
	auth: Auth;
	/** What better-auth is told of the request, besides a body. */
	headers: Headers;
}

export const identify = (context: AuthContext, headers: Headers): Identity => ({
	...context,
	auth: authFor(context),
	headers
});
