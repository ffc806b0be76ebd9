import { and, desc, eq, gte, lt, sql } from 'drizzle-orm';
import type { AuditAction, AuditResource } from '../../audit-log.ts';
import { users } from '../identity/table.ts';
import { isoTimestamp } from '../iso-timestamp.ts';
import type { Tenant } from '../tenancy/tenant.ts';
import { auditLogs } from './table.ts';

/** Who changed what, when, from where, and what it was before. */
export interface AuditEntry {
	id: number;
	/** Null for what the app did by itself. */
	actorId: string | null;
	/** Null also for who is no longer a member. */
	actorName: string | null;
	action: AuditAction;
	resource: string;
	resourceId: string;
	/** The row as it was; null for what is new. */
	before: unknown;
	/** The row as it is since; null for what was deleted. */
	after: unknown;
	requestId: string | null;
	address: string | null;
	userAgent: string | null;
	createdAt: string;
}

export interface AuditFilter {
	actorId?: string;
	resource?: AuditResource;
	action?: AuditAction;
	/** The first day (UTC), YYYY-MM-DD. */
	from?: string;
	/** The last day (UTC), YYYY-MM-DD. */
	to?: string;
	/** The id of the last entry one has. */
	cursor?: number;
}

const fields = {
	id: auditLogs.id,
	actorId: auditLogs.actorId,
	actorName: users.name,
	action: auditLogs.action,
	resource: auditLogs.resource,
	resourceId: auditLogs.resourceId,
	before: auditLogs.before,
	after: auditLogs.after,
	requestId: auditLogs.requestId,
	address: auditLogs.address,
	userAgent: auditLogs.userAgent,
	createdAt: isoTimestamp(auditLogs.createdAt)
};

/** The newest first; `next` is the cursor of the entries that follow, if there are any. */
export async function listAuditLogs(
	tenant: Tenant,
	{ actorId, resource, action, from, to, cursor }: AuditFilter,
	limit: number
): Promise<{ entries: AuditEntry[]; next: number | undefined }> {
	const startOf = (day: string) => sql`${day}::date::timestamp at time zone 'UTC'`;
	const filter = and(
		actorId === undefined ? undefined : eq(auditLogs.actorId, actorId),
		resource === undefined ? undefined : eq(auditLogs.resource, resource),
		action === undefined ? undefined : eq(auditLogs.action, action),
		from === undefined ? undefined : gte(auditLogs.createdAt, startOf(from)),
		to === undefined ? undefined : lt(auditLogs.createdAt, sql`${startOf(to)} + interval '1 day'`),
		cursor === undefined ? undefined : lt(auditLogs.id, cursor)
	);
	const [rows] = await tenant.run((db) =>
		db
			.select(fields)
			.from(auditLogs)
			.leftJoin(users, eq(users.id, auditLogs.actorId))
			.where(filter)
			.orderBy(desc(auditLogs.id))
			.limit(limit + 1)
	);
	const entries = rows.slice(0, limit);
	return { entries, next: rows.length > limit ? entries.at(-1)?.id : undefined };
}
