import { auditPageQuery } from '$lib/schemas/audit-page';
import { describeEntry } from '$lib/server/audit/describe-entry';
import { listAuditLogs } from '$lib/server/audit/list-audit-logs';
import { requireMember } from '$lib/server/guards';
import { readQuery } from '$lib/server/input';
import { memberNames } from '$lib/server/organizations/member-names';
import { refuse } from '$lib/server/refuse';
import type { PageServerLoad } from './$types';

const ENTRIES = 50;

export const load: PageServerLoad = async (event) => {
	const tenant = await requireMember(event, 'audit:read');
	const query = readQuery(event, auditPageQuery);
	if (!query.ok) refuse(event, 'invalid-input');
	const { cursor, ...filter } = query.data;
	const [{ entries, next }, [members]] = await Promise.all([
		listAuditLogs(tenant, query.data, ENTRIES),
		tenant.run(memberNames)
	]);
	const { locale } = event.locals;
	return {
		entries: entries.map((entry) => describeEntry(entry, members, locale)),
		members,
		filter,
		older: next === undefined ? undefined : pageAfter(filter, next),
		newest: cursor === undefined ? undefined : pageAfter(filter, undefined)
	};
};

/** The query of another page with the same filter. */
function pageAfter(filter: Record<string, string>, cursor: number | undefined): string {
	const query = new URLSearchParams(filter);
	if (cursor !== undefined) query.set('cursor', String(cursor));
	return `?${query}`;
}
