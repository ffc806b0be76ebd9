import { fail, redirect } from '@sveltejs/kit';
import { organizationForm } from '$lib/schemas/identity';
import { createBoard } from '$lib/server/boards/create-board';
import { requireMemberOf, requireSession } from '$lib/server/guards';
import { signInAgain } from '$lib/server/identity-of';
import { readForm } from '$lib/server/input';
import { createOrganization } from '$lib/server/organizations/create-organization';
import { listOrganizations } from '$lib/server/organizations/list-organizations';
import { originOf } from '$lib/server/origin';
import type { Actions, PageServerLoad } from './$types';

/** So that a new organization has something to work with. */
const FIRST_BOARD = { name: 'Board', slug: 'board' };

export const load: PageServerLoad = async (event) => {
	const { userId, name } = await requireSession(event);
	const origin = { ...originOf(event, userId), actorId: userId };
	const organizations = await listOrganizations(event.locals.services.database, origin);
	return { name, organizations };
};

export const actions: Actions = {
	default: async (event) => {
		const { userId } = await requireSession(event);
		const form = await readForm(event, organizationForm, { maxBytes: 4096 });
		if (!form.ok) {
			const { name, slug } = form.entered;
			return fail(400, { errors: form.errors, name, slug });
		}
		const { database } = event.locals.services;
		const origin = { ...originOf(event, userId), actorId: userId };
		const organization = { id: crypto.randomUUID(), ...form.data };
		const made = await createOrganization(database, origin, organization);
		if (made === 'signed-out') signInAgain(event);
		if (made === 'taken') return fail(409, { isTaken: true, ...form.data });
		const { slug } = organization;
		const tenant = await requireMemberOf(event, slug, 'settings:manage');
		await createBoard(tenant, FIRST_BOARD);
		redirect(303, `/${slug}`);
	}
};
