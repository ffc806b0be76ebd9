import { json } from '@sveltejs/kit';
import { requireMember } from '$lib/server/guards';
import { permissionsOf } from '$lib/server/tenancy/permissions';
import type { RequestHandler } from './$types';

/** The organization, and what whoever asks is in it and may do there. */
export const GET: RequestHandler = async (event) => {
	const tenant = await requireMember(event);
	const { organizationId, organizationName, role } = await tenant.membership();
	return json({
		id: organizationId,
		slug: event.params.organization,
		name: organizationName,
		role,
		permissions: permissionsOf(role)
	});
};
