import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addUser, originOf, tenantFor } from '../../../../tests/support/rows.ts';
import type { Database } from '../ports/database/index.ts';
import { inMemoryDatabase } from '../ports/database/pglite.ts';
import { createOrganization } from './create-organization.ts';
import { listMembers } from './list-members.ts';
import { listOrganizations } from './list-organizations.ts';

let database: Database;
let ada: { actorId: string } & ReturnType<typeof originOf>;
let bo: typeof ada;
beforeAll(async () => {
	database = await inMemoryDatabase('drizzle');
	const as = (id: string) => ({ ...originOf(id), actorId: id });
	ada = as((await addUser(database, { name: 'Ada', email: 'ada@harbour.example' })).id);
	bo = as((await addUser(database, { name: 'Bo', email: 'bo@kite.example' })).id);
}, 60_000);
afterAll(() => database.close());

const create = (origin: typeof ada, name: string, slug: string) =>
	createOrganization(database, origin, { id: crypto.randomUUID(), name, slug });

describe('a new organization', () => {
	test('is owned by whoever makes it, and nobody else sees it among theirs', async () => {
		expect(await create(ada, 'Harbour Works', 'harbour-works')).toBe('created');
		expect(await listOrganizations(database, ada)).toEqual([
			{ name: 'Harbour Works', slug: 'harbour-works', role: 'owner' }
		]);
		expect(await listOrganizations(database, bo)).toEqual([]);
	});

	test('has an address of its own, or is not made at all', async () => {
		expect(await create(bo, 'Another', 'harbour-works')).toBe('taken');
		expect(await listOrganizations(database, bo)).toEqual([]);
	});

	test('is not made for whose account is gone, and leaves nothing behind', async () => {
		const nobody = { ...bo, actorId: crypto.randomUUID() };
		expect(await create(nobody, 'Nobody', 'nobodys')).toBe('signed-out');
		expect(await create(bo, 'Somebody', 'nobodys')).toBe('created');
	});

	test('has its maker as the only member', async () => {
		const tenant = tenantFor(database, { organization: 'harbour-works', userId: ada.actorId });
		expect(await listMembers(tenant)).toEqual([
			expect.objectContaining({ name: 'Ada', email: 'ada@harbour.example', role: 'owner' })
		]);
	});
});
