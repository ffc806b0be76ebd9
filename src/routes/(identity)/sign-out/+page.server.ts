import { redirect } from '@sveltejs/kit';
import { forgetSession } from '$lib/server/identity-of';
import { originOf } from '$lib/server/origin';
import { endSession } from '$lib/server/sessions/end-session';
import type { Actions, PageServerLoad } from './$types';

/** Whoever comes by a link is shown the button: a link of another site must not sign anybody out. */
export const load: PageServerLoad = async ({ locals }) => {
	if (!(await locals.session())) redirect(303, '/sign-in');
};

export const actions: Actions = {
	default: async (event) => {
		const session = await event.locals.session();
		if (session) {
			const { database } = event.locals.services;
			await endSession(database, originOf(event, session.userId), session);
		}
		forgetSession(event);
		redirect(303, '/sign-in');
	}
};
