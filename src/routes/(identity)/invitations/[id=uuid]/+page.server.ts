import { redirect, type RequestEvent } from '@sveltejs/kit';
import { emptyForm } from '$lib/schemas/identity';
import { requireSession } from '$lib/server/guards';
import { identityOf } from '$lib/server/identity-of';
import { acceptInvitation, declineInvitation } from '$lib/server/identity/members';
import { readForm } from '$lib/server/input';
import { answerChange } from '$lib/server/member-changes';
import { readInvitation } from '$lib/server/organizations/read-invitation';
import { originOf } from '$lib/server/origin';
import { refuse } from '$lib/server/refuse';
import type { Actions, PageServerLoad } from './$types';

/** The invitation that the address names, and whose it is; everybody else is told that there is none. */
async function requireInvitation(event: RequestEvent) {
	const session = await requireSession(event);
	const { id = '' } = event.params;
	const origin = { ...originOf(event, session.userId), actorId: session.userId };
	const invitation = await readInvitation(event.locals.services.database, origin, id);
	return invitation ? { id, session, invitation } : refuse(event, 'not-found');
}

export const load: PageServerLoad = async (event) => {
	const { invitation } = await requireInvitation(event);
	const { organization, role, invitedBy } = invitation;
	return { organization, role, invitedBy };
};

async function answering(event: RequestEvent) {
	const { id, session, invitation } = await requireInvitation(event);
	const { organizationId, slug } = invitation;
	const identity = await identityOf(event, session, organizationId);
	return { id, slug, manager: { ...identity, organizationId } };
}

export const actions: Actions = {
	accept: async (event) => {
		const form = await readForm(event, emptyForm, { maxBytes: 4096 });
		if (!form.ok) refuse(event, 'invalid-input');
		const { id, slug, manager } = await answering(event);
		const outcome = await acceptInvitation(manager, id);
		if (outcome === 'already-member') redirect(303, `/${slug}`);
		return answerChange(event, outcome) ?? redirect(303, `/${slug}`);
	},

	decline: async (event) => {
		const form = await readForm(event, emptyForm, { maxBytes: 4096 });
		if (!form.ok) refuse(event, 'invalid-input');
		const { id, manager } = await answering(event);
		return (
			answerChange(event, await declineInvitation(manager, id)) ?? redirect(303, '/organizations')
		);
	}
};
