import { sql } from 'drizzle-orm';
import type { Statement } from '../ports/database/index.ts';

/** On whose behalf a unit of work is done; the audit log has it all. */
export interface Origin {
	/** Undefined for what the app does by itself. */
	actorId: string | undefined;
	requestId: string;
	address: string;
	userAgent: string;
}

/** The roles of drizzle/0003_tenancy.sql that are not bound to a tenant. */
type Untenanted = 'slipway_identity' | 'slipway_retention';

/** The first statement of a unit of work that belongs to no tenant: takes the role for this transaction. */
export const enter =
	(role: Untenanted, { actorId, requestId, address, userAgent }: Origin): Statement =>
	(db) =>
		db
			.select({ done: sql`entered` })
			.from(
				sql`enter(${role}, ${actorId ?? null}::uuid, ${requestId}, ${address}, ${userAgent}) as entered`
			);

/** After `enter('slipway_identity', …)`: from here on, of all organizations only this one exists. */
export const enterOrganization =
	(organizationId: string): Statement =>
	(db) =>
		db
			.select({ done: sql`entered` })
			.from(sql`set_config('app.tenant_id', ${organizationId}, true) as entered`);
