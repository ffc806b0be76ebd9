/** Changes of who belongs to an organization, by better-auth's plugin; `organizationId` of the identity says of which. */
import { and, eq } from 'drizzle-orm';
import { invitations } from '../organizations/table.ts';
import { sqlState } from '../ports/database/index.ts';
import { enter, enterOrganization } from '../tenancy/enter.ts';
import type { Role } from '../tenancy/permissions.ts';
import type { Identity } from './identity.ts';
import { refusalOf } from './refusal.ts';

/** An identity in one organization. */
export type Manager = Identity & { organizationId: string };

/**
 * `owner`: only owners decide about owners, and there is at least one. `not-found`: in this organization.
 */
export type MemberChange =
	'done' | 'owner' | 'forbidden' | 'not-found' | 'already-member' | 'too-many' | 'signed-out';

/** https://better-auth.com/docs/plugins/organization; codes that mean the same to us lead to the same. */
const OUTCOMES: Readonly<Record<string, MemberChange>> = {
	MEMBER_NOT_FOUND: 'not-found',
	INVITATION_NOT_FOUND: 'not-found',
	YOU_ARE_NOT_THE_RECIPIENT_OF_THE_INVITATION: 'not-found',
	YOU_ARE_NOT_ALLOWED_TO_UPDATE_THIS_MEMBER: 'owner',
	YOU_CANNOT_LEAVE_THE_ORGANIZATION_AS_THE_ONLY_OWNER: 'owner',
	YOU_CANNOT_LEAVE_THE_ORGANIZATION_WITHOUT_AN_OWNER: 'owner',
	YOU_ARE_NOT_ALLOWED_TO_DELETE_THIS_MEMBER: 'forbidden',
	YOU_ARE_NOT_ALLOWED_TO_INVITE_USERS_TO_THIS_ORGANIZATION: 'forbidden',
	USER_IS_ALREADY_A_MEMBER_OF_THIS_ORGANIZATION: 'already-member',
	INVITATION_LIMIT_REACHED: 'too-many',
	ORGANIZATION_MEMBERSHIP_LIMIT_REACHED: 'too-many',
	'signed-out': 'signed-out'
};

/** What the database says, when two changes at once would each be allowed without the other. */
const DATABASE_OUTCOMES: Readonly<Record<string, MemberChange>> = {
	SL409: 'owner',
	'23505': 'already-member'
};

async function outcomeOf(work: Promise<unknown>): Promise<MemberChange> {
	try {
		const refusal = await refusalOf(work);
		if (refusal === undefined) return 'done';
		const outcome = OUTCOMES[refusal];
		if (outcome) return outcome;
		throw new Error(`better-auth refused with ${refusal}.`);
	} catch (error) {
		const outcome = DATABASE_OUTCOMES[sqlState(error) ?? ''];
		if (outcome) return outcome;
		throw error;
	}
}

/** @param id of the membership, as for all of these */
export const changeRole = (
	{ auth, headers, organizationId }: Manager,
	{ id, role }: { id: string; role: Role }
): Promise<MemberChange> =>
	outcomeOf(auth.api.updateMemberRole({ body: { memberId: id, role, organizationId }, headers }));

export const removeMember = (
	{ auth, headers, organizationId }: Manager,
	id: string
): Promise<MemberChange> =>
	outcomeOf(auth.api.removeMember({ body: { memberIdOrEmail: id, organizationId }, headers }));

export const leave = ({ auth, headers, organizationId }: Manager): Promise<MemberChange> =>
	outcomeOf(auth.api.leaveOrganization({ body: { organizationId }, headers }));

/** For a week. An earlier invitation of the same e-mail is void then. */
export const invite = (
	{ auth, headers, organizationId }: Manager,
	{ email, role }: { email: string; role: Role }
): Promise<MemberChange> =>
	outcomeOf(auth.api.createInvitation({ body: { email, role, organizationId }, headers }));

/** Not by better-auth, which also cancels what was accepted, and then says that nobody joined. */
export async function cancelInvitation(
	{ database, origin, organizationId }: Manager,
	id: string
): Promise<MemberChange> {
	const [, , canceled] = await database.run(
		enter('slipway_identity', origin),
		enterOrganization(organizationId),
		(db) =>
			db
				.update(invitations)
				.set({ status: 'canceled' })
				.where(and(eq(invitations.id, id), eq(invitations.status, 'pending')))
				.returning({ id: invitations.id })
	);
	return canceled.length > 0 ? 'done' : 'not-found';
}

export const acceptInvitation = ({ auth, headers }: Manager, id: string): Promise<MemberChange> =>
	outcomeOf(auth.api.acceptInvitation({ body: { invitationId: id }, headers }));

export const declineInvitation = ({ auth, headers }: Manager, id: string): Promise<MemberChange> =>
	outcomeOf(auth.api.rejectInvitation({ body: { invitationId: id }, headers }));
