/** What the routes that change memberships have in common. */
import { fail, type RequestEvent } from '@sveltejs/kit';
import { requireMember, requireSession } from './guards.ts';
import { identityOf, signInAgain } from './identity-of.ts';
import type { Manager, MemberChange } from './identity/members.ts';
import { refuse } from './refuse.ts';
import type { Permission } from './tenancy/permissions.ts';

/** better-auth, bound to the organization that the address names, for a member who has `permission` there. */
export async function managerOf(event: RequestEvent, permission: Permission): Promise<Manager> {
	const session = await requireSession(event);
	const { organizationId } = await (await requireMember(event, permission)).membership();
	return { ...(await identityOf(event, session, organizationId)), organizationId };
}

/** Undefined when it is done. What the form's page explains is a failure, everything else an error. */
export function answerChange(event: RequestEvent, change: MemberChange) {
	switch (change) {
		case 'done':
			return undefined;
		case 'not-found':
		case 'forbidden':
			return refuse(event, change);
		case 'signed-out':
			return signInAgain(event);
		default:
			return fail(409, { refused: change });
	}
}
