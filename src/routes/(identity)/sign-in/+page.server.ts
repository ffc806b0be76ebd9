import { fail, redirect } from '@sveltejs/kit';
import { signInForm } from '$lib/schemas/identity';
import { credentials, identityOf, keepSession } from '$lib/server/identity-of';
import { signIn } from '$lib/server/identity/sign-in';
import { readForm } from '$lib/server/input';
import { nextAddress } from '$lib/server/next-address';
import { secondsToWait } from '$lib/server/sign-in-attempts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	if (await locals.session()) redirect(303, nextAddress(url, '/organizations'));
	return { providers: Object.keys(credentials), failed: url.searchParams.has('error') };
};

export const actions: Actions = {
	default: async (event) => {
		const form = await readForm(event, signInForm, { maxBytes: 4096 });
		if (!form.ok) return fail(400, { errors: form.errors, email: form.entered.email });
		const { email } = form.data;
		const wait = await secondsToWait(event, email);
		if (wait !== undefined) return fail(429, { wait, email });

		const token = await signIn(await identityOf(event), form.data);
		if (!token) return fail(400, { refused: true, email });
		await keepSession(event, token);
		redirect(303, nextAddress(event.url, '/organizations'));
	}
};
