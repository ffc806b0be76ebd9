import { afterAll, beforeAll, expect, test } from 'vitest';
import { addMember, addOrganization, addUser, tenantFor } from '../../../../tests/support/rows.ts';
import type { Database } from '../ports/database/index.ts';
import { inMemoryDatabase } from '../ports/database/pglite.ts';
import type { Tenant } from '../tenancy/tenant.ts';
import { createBoard } from './create-board.ts';
import { listBoards } from './list-boards.ts';
import { readBoard } from './read-board.ts';

let database: Database;
let tenant: Tenant;
let neighbour: Tenant;
beforeAll(async () => {
	database = await inMemoryDatabase('drizzle');
	const ada = await addUser(database, { name: 'Ada', email: 'ada@harbour.example' });
	for (const slug of ['harbour', 'kite']) {
		const { id } = await addOrganization(database, { slug, name: slug });
		await addMember(database, id, ada.id, 'owner');
	}
	tenant = tenantFor(database, { organization: 'harbour', userId: ada.id });
	neighbour = tenantFor(database, { organization: 'kite', userId: ada.id });
}, 60_000);
afterAll(() => database.close());

test('boards are listed by name, those of this organization alone', async () => {
	const second = await createBoard(tenant, { name: 'Workshop', slug: 'workshop' });
	const first = await createBoard(tenant, { name: 'Quay', slug: 'quay' });
	await createBoard(neighbour, { name: 'Shelves', slug: 'shelves' });
	expect(await listBoards(tenant)).toEqual([first, second]);
});

test('a slug names one board of an organization, and may name one of each', async () => {
	const board = { name: 'Yard', slug: 'yard' };
	expect(await createBoard(tenant, board)).toMatchObject(board);
	expect(await createBoard(tenant, { ...board, name: 'Other' })).toBe('taken');
	expect(await createBoard(neighbour, board)).toMatchObject(board);
});

test('a board without tickets is there, and another is not', async () => {
	await createBoard(tenant, { name: 'Empty', slug: 'empty' });
	expect(await readBoard(tenant, 'empty')).toMatchObject({
		board: { slug: 'empty' },
		tickets: [],
		members: [{ userId: tenant.actorId, name: 'Ada' }]
	});
	expect(await readBoard(neighbour, 'empty')).toBeUndefined();
});
