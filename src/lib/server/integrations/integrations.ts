/** Credentials of other services that an organization lends to the app. */
import { asc, eq } from 'drizzle-orm';
import { decrypt, encrypt } from '../encryption/encryption.ts';
import type { KeyRing } from '../sessions/key-ring.ts';
import { currentTenant, type Tenant } from '../tenancy/tenant.ts';
import { integrations } from './table.ts';

/** What people see of one. The token never leaves the server again. */
export interface Integration {
	id: string;
	name: string;
	/** The token's last characters. */
	hint: string;
	createdAt: Date;
}

/** Few enough that they say nothing about the rest: a token has at least 16 characters (schemas/integrations.ts). */
const HINT_LENGTH = 4;

/** By name. */
export async function listIntegrations(tenant: Tenant): Promise<Integration[]> {
	const { id, name, hint, createdAt } = integrations;
	const [rows] = await tenant.run((db) =>
		db
			.select({ id, name, hint, createdAt })
			.from(integrations)
			.orderBy(asc(name), asc(createdAt), asc(id))
	);
	return rows;
}

/** @param id of the new row, which the ciphertext is bound to */
export async function addIntegration(
	tenant: Tenant,
	keys: KeyRing,
	{ name, token }: { name: string; token: string },
	id: string
): Promise<void> {
	const { organizationId } = await tenant.membership();
	const sealed = await encrypt(keys, token, { organizationId, id });
	const hint = token.slice(-HINT_LENGTH);
	await tenant.run((db) =>
		db.insert(integrations).values({ id, organizationId: currentTenant, name, hint, ...sealed })
	);
}

/** Answers whether it was there. */
export async function removeIntegration(tenant: Tenant, id: string): Promise<boolean> {
	const [removed] = await tenant.run((db) =>
		db.delete(integrations).where(eq(integrations.id, id)).returning({ id: integrations.id })
	);
	return removed.length > 0;
}

/**
 * The token itself, to call the other service with; undefined when there is no such integration. Not for answers or logs.
 * @throws DecryptionError when the keys cannot read it
 */
export async function revealToken(
	tenant: Tenant,
	keys: KeyRing,
	id: string
): Promise<string | undefined> {
	const [[sealed]] = await tenant.run((db) =>
		db
			.select({
				organizationId: integrations.organizationId,
				keyId: integrations.keyId,
				ciphertext: integrations.ciphertext
			})
			.from(integrations)
			.where(eq(integrations.id, id))
	);
	return sealed && decrypt(keys, sealed, { organizationId: sealed.organizationId, id });
}
