import { m } from '$paraglide/messages';
import type { Locale } from '$paraglide/runtime';
import type { Role } from '$lib/server/tenancy/permissions';

const names = {
	viewer: m.identity_role_viewer,
	member: m.identity_role_member,
	admin: m.identity_role_admin,
	owner: m.identity_role_owner
} satisfies Record<Role, unknown>;

/** A role as people read it. */
export const roleName = (role: Role, locale: Locale): string => names[role]({}, { locale });
