/** What routes begin with: who is asking, and whether they may. */
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { originOf } from './origin.ts';
import { refuse } from './refuse.ts';
import type { Session } from './sessions/session.ts';
import type { Permission } from './tenancy/permissions.ts';
import { openTenant, type Tenant } from './tenancy/tenant.ts';

/** Who is signed in. Others are sent to the sign-in page, or get 401 from the API. */
export async function requireSession(event: RequestEvent): Promise<Session> {
	const session = await event.locals.session();
	if (session) return session;
	if (event.route.id?.startsWith('/api/')) refuse(event, 'unauthorized');
	redirect(303, `/sign-in?next=${encodeURIComponent(event.url.pathname + event.url.search)}`);
}

/**
 * The organization that the address names, for a member who has `permission` there. The database checks that with the
 * first unit of work, so this costs nothing by itself: 403 then without the permission, and 404 without the membership,
 * because others are not even told that the organization exists.
 */
export async function requireMember(
	event: RequestEvent,
	permission: Permission = 'ticket:read'
): Promise<Tenant> {
	return requireMemberOf(event, event.params.organization ?? '', permission);
}

/** The same for an organization, by its slug, that the body or the query names. */
export async function requireMemberOf(
	event: RequestEvent,
	organization: string,
	permission: Permission
): Promise<Tenant> {
	const { userId } = await requireSession(event);
	const claim = { ...originOf(event, userId), actorId: userId, organization, permission };
	return openTenant(event.locals.services.database, claim, (refusal) => refuse(event, refusal));
}
