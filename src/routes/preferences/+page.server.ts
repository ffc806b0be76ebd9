import { fail, redirect } from '@sveltejs/kit';
import { preferencesForm } from '$lib/schemas/preferences';
import { readForm } from '$lib/server/input';
import { keepPreferences, readPreferences } from '$lib/server/preferences';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ cookies, url }) => ({
	preferences: readPreferences(cookies),
	saved: url.searchParams.has('saved')
});

export const actions: Actions = {
	default: async (event) => {
		const form = await readForm(event, preferencesForm, { maxBytes: 4096 });
		if (!form.ok) return fail(400, { errors: form.errors });
		keepPreferences(event.cookies, form.data, event.url.protocol === 'https:');
		redirect(303, '/preferences?saved');
	}
};
