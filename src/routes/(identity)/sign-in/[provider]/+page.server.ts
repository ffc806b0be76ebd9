import { redirect, type RequestEvent } from '@sveltejs/kit';
import { credentials, identityOf, keepState } from '$lib/server/identity-of';
import { PROVIDERS } from '$lib/server/identity/providers';
import { nextAddress } from '$lib/server/next-address';
import { refuse } from '$lib/server/refuse';
import type { Actions, PageServerLoad } from './$types';

const providerOf = (event: RequestEvent) =>
	PROVIDERS.find((name) => name === event.params.provider && credentials[name]) ??
	refuse(event, 'not-found');

export const load: PageServerLoad = async (event) => {
	const provider = providerOf(event);
	const next = nextAddress(event.url, '/organizations');
	if (await event.locals.session()) redirect(303, next);
	return { provider };
};

export const actions: Actions = {
	/** Answers where to go on, and does not lead there: `form-action` of our own policy forbids forms that leave the site. */
	default: async (event) => {
		const provider = providerOf(event);
		const { auth, headers } = await identityOf(event);
		const { response, headers: answered } = await auth.api.signInSocial({
			body: {
				provider,
				callbackURL: nextAddress(event.url, '/organizations'),
				errorCallbackURL: '/sign-in'
			},
			headers,
			returnHeaders: true
		});
		keepState(event, answered);
		return { to: response.url };
	}
};
