import { sql } from 'drizzle-orm';
import { sqlState, type Database, type Results, type Statement } from '../ports/database/index.ts';
import type { Origin } from './enter.ts';
import { rolesWith, type Permission, type Role } from './permissions.ts';

declare const checked: unique symbol;

/** What the database said of the membership, in the transaction that relied on it. */
interface Membership {
	organizationId: string;
	organizationName: string;
	role: Role;
}

/**
 * An organization that may be worked in, by a member who may do what the guard was asked for. Only `openTenant` makes one,
 * so what takes a `Tenant` cannot be called without a membership check; who may take a database instead is a short list
 * (tests/repository/untenanted.test.ts).
 */
export interface Tenant {
	readonly [checked]: true;
	readonly actorId: string;
	/** One unit of work in which nothing but this organization exists. Membership is checked first, in the same round trip. */
	run<const S extends readonly Statement[]>(...statements: S): Promise<Results<S>>;
	/** The check alone, for who wants to know what it says. */
	membership(): Promise<Membership>;
}

interface Claim extends Origin {
	actorId: string;
	/** The organization's slug. */
	organization: string;
	permission: Permission;
}

/** What a membership check may say instead of yes; `not-found` also to whom the organization is none of their business. */
export type Refusal = 'not-found' | 'forbidden';

/** The organization of this unit of work, as SQL: what `organization_id` is in every row that is inserted. */
export const currentTenant = sql<string>`current_tenant()`;

/** As enter_tenant in drizzle/0003_tenancy.sql raises them. */
const REFUSALS: Readonly<Record<string, Refusal>> = { SL404: 'not-found', SL403: 'forbidden' };

/**
 * @param refuse Called with what the database said no to; how that is answered is the caller's.
 */
export function openTenant(
	database: Database,
	claim: Claim,
	refuse: (refusal: Refusal) => never
): Tenant {
	const unit = async <S extends readonly Statement[]>(...statements: S) => {
		try {
			const [[membership], ...results] = await database.run(enterTenant(claim), ...statements);
			if (!membership) throw new Error('The database let nobody in.');
			return { membership, results: results as unknown as Results<S> };
		} catch (error) {
			const refusal = REFUSALS[sqlState(error) ?? ''];
			if (refusal) return refuse(refusal);
			throw error;
		}
	};
	const tenant: Omit<Tenant, typeof checked> = {
		actorId: claim.actorId,
		run: async (...statements) => (await unit(...statements)).results,
		membership: async () => (await unit()).membership
	};
	return tenant as Tenant;
}

const enterTenant =
	(claim: Claim): Statement<Membership[]> =>
	(db) => {
		const roles = rolesWith(claim.permission).join();
		return db
			.select({
				organizationId: sql<string>`organization_id`,
				organizationName: sql<string>`organization_name`,
				role: sql<Role>`member_role`
			})
			.from(
				sql`enter_tenant(${claim.organization}, string_to_array(${roles}, ','), ${claim.actorId}::uuid,
					${claim.requestId}, ${claim.address}, ${claim.userAgent})`
			);
	};
