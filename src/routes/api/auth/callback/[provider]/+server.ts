import { forgetPass, identityOf } from '$lib/server/identity-of';
import { PROVIDERS } from '$lib/server/identity/providers';
import { problem } from '$lib/server/problem';
import type { RequestHandler } from './$types';

/** On Vercel a function on Node, as the pages of identity are. */
export const config = { runtime: 'nodejs24.x' };

/** Where a provider sends people back to. Of better-auth's own routes it is the only one that anybody can reach. */
export const GET: RequestHandler = async (event) => {
	const { provider } = event.params;
	if (!PROVIDERS.some((name) => name === provider)) return problem(event, 'not-found');
	const { auth, headers } = await identityOf(event);
	// Whoever was signed in before is not what the pass says any more.
	forgetPass(event);
	return auth.handler(new Request(event.url, { headers }));
};
