import { json } from '@sveltejs/kit';
import { usageQuery } from '$lib/schemas/usage';
import { requireMember } from '$lib/server/guards';
import { readQuery } from '$lib/server/input';
import { readUsage } from '$lib/server/usage/read-usage';
import type { RequestHandler } from './$types';

/** What the organization made on each of the last days. */
export const GET: RequestHandler = async (event) => {
	const tenant = await requireMember(event, 'settings:manage');
	const query = readQuery(event, usageQuery);
	if (!query.ok) return query.response;
	return json({ items: await readUsage(tenant, query.data.days) });
};
