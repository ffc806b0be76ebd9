import { sql } from 'drizzle-orm';

/**
 * How long things are kept, all of them (docs/privacy.md). The policies of drizzle/0003_tenancy.sql have those of tenants'
 * tables as well: with a shorter one here, the database would still keep what is younger than it says there.
 */
export const kept = {
	/** Twice what any summary looks at. */
	vitals: sql`interval '56 days'`,
	/** Once they have expired, nobody can use them any more. */
	sessions: sql`interval '0'`,
	verifications: sql`interval '0'`,
	rateLimits: sql`interval '0'`,
	/** After they have expired: so that whoever comes too late is told that, and who invited can look it up. */
	invitations: sql`interval '30 days'`,
	/** As long as a request may be sent again: https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/ */
	idempotencyKeys: sql`interval '24 hours'`,
	/** After they were announced, when the bytes never came. */
	awaitedUploads: sql`interval '1 day'`,
	/** A year, and time to look back at it. */
	auditLogs: sql`interval '400 days'`
};
