import { sql } from 'drizzle-orm';
import type { Statement } from '../ports/database/index.ts';

/**
 * From here on in a tenant's unit of work: the role that may write organizations. The tenant stays bound, and the policies
 * of that role with it, so no other organization can be reached; membership and permission were checked before.
 */
export const becomeIdentity: Statement = (db) =>
	db
		.select({ done: sql`became` })
		.from(sql`set_config('role', 'slipway_identity', true) as became`);
