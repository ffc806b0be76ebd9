import { z } from 'zod';
import { auditQuery } from '$lib/schemas/audit';
import { answerPage } from '$lib/server/answer-page';
import { listAuditLogs } from '$lib/server/audit/list-audit-logs';
import { readCursor } from '$lib/server/cursor';
import { requireMember } from '$lib/server/guards';
import { readQuery } from '$lib/server/input';
import type { RequestHandler } from './$types';

/** Who changed what in the organization, the newest first, page by page. */
export const GET: RequestHandler = async (event) => {
	const tenant = await requireMember(event, 'audit:read');
	const query = readQuery(event, auditQuery);
	if (!query.ok) return query.response;
	const { cursor, limit, ...filter } = query.data;
	const before = await readCursor(event, cursor, z.int());
	if (!before.ok) return before.response;
	const where = { ...filter, cursor: before.position };
	const { entries, next } = await listAuditLogs(tenant, where, limit);
	return answerPage(event, { items: entries, next });
};
