import { plainPageQuery } from '$lib/schemas/pages';
import { answerPage } from '$lib/server/answer-page';
import { listPosition, readCursor } from '$lib/server/cursor';
import { requireMember } from '$lib/server/guards';
import { readQuery } from '$lib/server/input';
import { pageMembers } from '$lib/server/organizations/page-members';
import type { RequestHandler } from './$types';

/** Who belongs to the organization, page by page. */
export const GET: RequestHandler = async (event) => {
	const tenant = await requireMember(event);
	const query = readQuery(event, plainPageQuery);
	if (!query.ok) return query.response;
	const after = await readCursor(event, query.data.cursor, listPosition);
	if (!after.ok) return after.response;
	return answerPage(event, await pageMembers(tenant, after.position, query.data.limit));
};
