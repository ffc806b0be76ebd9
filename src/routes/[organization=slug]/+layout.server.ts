import { requireMember } from '$lib/server/guards';
import { readOrganization } from '$lib/server/organizations/read-organization';
import type { LayoutServerLoad } from './$types';

/** What is around every page of an organization. Pages check the membership for themselves: loads run side by side. */
export const load: LayoutServerLoad = async (event) => ({
	organization: await readOrganization(await requireMember(event))
});
