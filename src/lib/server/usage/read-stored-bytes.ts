import { isNotNull, sql } from 'drizzle-orm';
import { attachments } from '../attachments/table.ts';
import type { Tenant } from '../tenancy/tenant.ts';

/** What the attachments that are there take in storage, in bytes. */
export async function readStoredBytes(tenant: Tenant): Promise<number> {
	const [[row]] = await tenant.run((db) =>
		db
			.select({ bytes: sql<number>`coalesce(sum(${attachments.size}), 0)`.mapWith(Number) })
			.from(attachments)
			.where(isNotNull(attachments.completedAt))
	);
	return row?.bytes ?? 0;
}
