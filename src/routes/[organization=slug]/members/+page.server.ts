import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { emptyForm, invitationForm, memberForm, roleForm } from '$lib/schemas/identity';
import { requireMember, requireSession } from '$lib/server/guards';
import { answerChange, managerOf } from '$lib/server/member-changes';
import {
	cancelInvitation,
	changeRole,
	invite,
	leave,
	removeMember
} from '$lib/server/identity/members';
import { readForm } from '$lib/server/input';
import { listInvitations, listMembers } from '$lib/server/organizations/list-members';
import type { Actions, PageServerLoad } from './$types';

const LIMITS = { maxBytes: 4096 };

/** Inviting and removing is better-auth's, so this is a function on Node like the pages of `(identity)`, for their reason. */
export const config = { runtime: 'nodejs24.x' };

/** The e-mails of others are for those who manage members. */
export const load: PageServerLoad = async (event) => {
	const { userId } = await requireSession(event);
	const tenant = await requireMember(event);
	const [{ organization }, members] = await Promise.all([event.parent(), listMembers(tenant)]);
	const mayManage = organization.permissions.includes('member:manage');
	const invitations = mayManage ? await listInvitations(tenant) : [];
	return {
		mayManage,
		members: members.map(({ email, ...member }) => {
			const isMe = member.userId === userId;
			return { ...member, isMe, email: isMe || mayManage ? email : undefined };
		}),
		invitations: invitations.map((invitation) => ({
			...invitation,
			link: `${event.url.origin}/invitations/${invitation.id}`
		})),
		done: event.url.searchParams.get('done')
	};
};

const back = (event: RequestEvent, done: string): never =>
	redirect(303, `/${event.params.organization}/members?done=${done}`);

export const actions: Actions = {
	role: async (event) => {
		const manager = await managerOf(event, 'member:manage');
		const form = await readForm(event, roleForm, LIMITS);
		if (!form.ok) return fail(400, { errors: form.errors });
		return answerChange(event, await changeRole(manager, form.data)) ?? back(event, 'role');
	},

	remove: async (event) => {
		const manager = await managerOf(event, 'member:manage');
		const form = await readForm(event, memberForm, LIMITS);
		if (!form.ok) return fail(400, { errors: form.errors });
		return answerChange(event, await removeMember(manager, form.data.id)) ?? back(event, 'removed');
	},

	leave: async (event) => {
		const manager = await managerOf(event, 'ticket:read');
		const form = await readForm(event, emptyForm, LIMITS);
		if (!form.ok) return fail(400, { errors: form.errors });
		return answerChange(event, await leave(manager)) ?? redirect(303, '/organizations');
	},

	invite: async (event) => {
		const manager = await managerOf(event, 'member:manage');
		const form = await readForm(event, invitationForm, LIMITS);
		if (!form.ok) {
			const { email, role } = form.entered;
			return fail(400, { errors: form.errors, email, role });
		}
		const refusal = answerChange(event, await invite(manager, form.data));
		return refusal
			? fail(refusal.status, { ...refusal.data, ...form.data })
			: back(event, 'invited');
	},

	cancel: async (event) => {
		const manager = await managerOf(event, 'member:manage');
		const form = await readForm(event, memberForm, LIMITS);
		if (!form.ok) return fail(400, { errors: form.errors });
		const outcome = await cancelInvitation(manager, form.data.id);
		return answerChange(event, outcome) ?? back(event, 'cancelled');
	}
};
