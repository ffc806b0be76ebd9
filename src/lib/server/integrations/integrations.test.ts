import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
	addMember,
	addOrganization,
	addUser,
	originOf,
	tenantFor
} from '../../../../tests/support/rows.ts';
import { auditLogs } from '../audit/table.ts';
import { DecryptionError } from '../encryption/encryption.ts';
import type { Database } from '../ports/database/index.ts';
import { inMemoryDatabase } from '../ports/database/pglite.ts';
import type { KeyRing } from '../sessions/key-ring.ts';
import { enter } from '../tenancy/enter.ts';
import type { Tenant } from '../tenancy/tenant.ts';
import {
	addIntegration,
	listIntegrations,
	removeIntegration,
	revealToken
} from './integrations.ts';
import { rotateKeys } from './rotate-keys.ts';
import { integrations } from './table.ts';

const first = [1, btoa('a'.repeat(32))] as const;
const second = [2, btoa('b'.repeat(32))] as const;
const oldKeys: KeyRing = new Map([first]);
const bothKeys: KeyRing = new Map<number, string>([second, first]);
const newKeys: KeyRing = new Map([second]);
const ci = { name: 'CI', token: 'a-planted-token-of-another-service' };

let database: Database;
let harbour: Tenant;
let library: Tenant;

async function openOrganization(slug: string): Promise<Tenant> {
	const user = await addUser(database, { name: 'Ada', email: `ada@${slug}.example` });
	const organization = await addOrganization(database, { slug, name: slug });
	await addMember(database, organization.id, user.id, 'owner');
	return tenantFor(database, {
		organization: slug,
		userId: user.id,
		permission: 'settings:manage'
	});
}

const add = async (tenant: Tenant, integration = ci, keys = oldKeys) => {
	const id = crypto.randomUUID();
	await addIntegration(tenant, keys, integration, id);
	return id;
};
const keyIds = async (tenant: Tenant) => {
	const [rows] = await tenant.run((db) =>
		db.select({ keyId: integrations.keyId }).from(integrations).orderBy(integrations.keyId)
	);
	return rows.map(({ keyId }) => keyId);
};

beforeAll(async () => {
	database = await inMemoryDatabase('drizzle');
	harbour = await openOrganization('harbour');
	library = await openOrganization('library');
}, 60_000);
beforeEach(async () => {
	for (const tenant of [harbour, library]) await tenant.run((db) => db.delete(integrations));
});
afterAll(() => database.close());

describe('an integration', () => {
	test('is listed without its token', async () => {
		const id = await add(harbour);
		const listed = await listIntegrations(harbour);
		expect(listed).toEqual([
			{ id, name: 'CI', hint: 'vice', createdAt: expect.any(Date) as unknown }
		]);
	});

	test('has a token that is nowhere in the database, and the app can read', async () => {
		const id = await add(harbour);
		const [rows, entries] = await harbour.run(
			(db) => db.select().from(integrations),
			(db) => db.select().from(auditLogs)
		);
		expect(JSON.stringify([rows, entries])).not.toContain(ci.token);
		expect(await revealToken(harbour, oldKeys, id)).toBe(ci.token);
	});

	test('is written down in the audit log without what is encrypted', async () => {
		const id = await add(harbour);
		const [entries] = await harbour.run((db) =>
			db
				.select()
				.from(auditLogs)
				.where(sql`${auditLogs.resourceId} = ${id}`)
		);
		expect(entries).toMatchObject([{ action: 'insert', after: { name: 'CI', key_id: 1 } }]);
		expect(JSON.stringify(entries)).not.toContain('ciphertext');
	});

	test('does not exist for another organization', async () => {
		const id = await add(harbour);
		expect(await listIntegrations(library)).toEqual([]);
		expect(await revealToken(library, oldKeys, id)).toBeUndefined();
		expect(await removeIntegration(library, id)).toBe(false);
		expect(await listIntegrations(harbour)).toHaveLength(1);
	});

	test('is gone once it was removed', async () => {
		const id = await add(harbour);
		expect(await removeIntegration(harbour, id)).toBe(true);
		expect(await removeIntegration(harbour, id)).toBe(false);
		expect(await revealToken(harbour, oldKeys, id)).toBeUndefined();
	});

	test('cannot be read with the ciphertext of another', async () => {
		const mine = await add(harbour);
		const other = await add(harbour, { name: 'Mail', token: 'another-token-of-another-service' });
		await harbour.run((db) =>
			db
				.update(integrations)
				.set({ ciphertext: sql`(select ciphertext from integrations where id = ${other})` })
				.where(sql`id = ${mine}`)
		);
		await expect(revealToken(harbour, oldKeys, mine)).rejects.toThrow(DecryptionError);
	});
});

describe('rotation', () => {
	const rotate = (keys: KeyRing) => rotateKeys(database, keys, originOf());

	test('encrypts what older keys wrote, of all organizations, and then the old key can go', async () => {
		const ids = [await add(harbour), await add(harbour), await add(library)];
		await add(library, ci, bothKeys);
		expect(await rotate(bothKeys)).toEqual({ encrypted: 3, left: 0 });
		expect(await keyIds(harbour)).toEqual([2, 2]);
		expect(await keyIds(library)).toEqual([2, 2]);
		expect(await revealToken(harbour, newKeys, ids[0] ?? '')).toBe(ci.token);
		expect(await rotate(bothKeys)).toEqual({ encrypted: 0, left: 0 });
	});

	test('goes through more than one batch', { timeout: 30_000 }, async () => {
		for (let count = 0; count < 101; count += 1) await add(harbour);
		expect(await rotate(bothKeys)).toEqual({ encrypted: 101, left: 0 });
	});

	test('leaves what it cannot read as it is, and says how much that is', async () => {
		const readable = await add(harbour);
		const damaged = await add(harbour);
		await harbour.run((db) =>
			db
				.update(integrations)
				.set({ ciphertext: 'AAAA' })
				.where(sql`id = ${damaged}`)
		);
		expect(await rotate(bothKeys)).toEqual({ encrypted: 1, left: 1 });
		expect(await revealToken(harbour, newKeys, readable)).toBe(ci.token);
		expect(await rotate(newKeys)).toEqual({ encrypted: 0, left: 1 });
	});

	test('sees nothing but what is encrypted, and may not delete it', async () => {
		await add(harbour);
		const begin = enter('slipway_retention', originOf());
		const asRotation = (statement: string) =>
			database.run(begin, (db) => db.execute(sql.raw(statement)));
		await expect(asRotation('select hint from integrations')).rejects.toThrow();
		await expect(asRotation("update integrations set name = ''")).rejects.toThrow();
		await expect(asRotation('delete from integrations')).rejects.toThrow();
	});
});
