import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startHarbour } from '../../../../tests/support/attachments.ts';
import { originOf } from '../../../../tests/support/rows.ts';
import type { Statement } from '../ports/database/index.ts';
import type { Storage } from '../ports/storage/index.ts';
import type { Tenant } from '../tenancy/tenant.ts';
import { completeUpload } from './complete-upload.ts';
import { deleteAttachment } from './delete-attachment.ts';
import { sweep } from './sweep.ts';
import { attachments, discardedObjects } from './table.ts';

let harbour: Awaited<ReturnType<typeof startHarbour>>;
let member: Tenant;

beforeAll(async () => {
	harbour = await startHarbour();
	member = harbour.tenantOf('member');
}, 60_000);
beforeEach(async () => {
	await asSuperuser((db) => db.delete(discardedObjects));
});
afterAll(() => harbour.database.close());

/** Time passes by changing what was written, as someone whom no policy binds. */
const asSuperuser = <T>(statement: Statement<T>) =>
	harbour.database.run(
		(db) => db.execute(sql`set local session authorization postgres`),
		statement
	);

const earlier = (column: typeof attachments.createdAt | typeof discardedObjects.discardedAt) =>
	sql`${column} - interval '1 day'`;

async function dayPasses(): Promise<void> {
	const { createdAt } = attachments;
	const { discardedAt } = discardedObjects;
	await asSuperuser((db) => db.update(attachments).set({ createdAt: earlier(createdAt) }));
	await asSuperuser((db) => db.update(discardedObjects).set({ discardedAt: earlier(discardedAt) }));
}

async function discarded(): Promise<string[]> {
	const [, rows] = await asSuperuser((db) => db.select().from(discardedObjects));
	return rows.map(({ key }) => key);
}

const run = (storage: Storage | undefined = harbour.storage) =>
	sweep({ database: harbour.database, storage, origin: originOf() });
const complete = (id: string) => completeUpload({ tenant: member, storage: harbour.storage }, id);
const isStored = async (key: string) => (await harbour.storage.inspect(key)) !== undefined;

test('removes what was never completed, a day later, and nothing else', async () => {
	const attached = await harbour.attach(member);
	const awaited = await harbour.upload(member);
	const [attachedKey, awaitedKey] = [await harbour.keyOf(attached), await harbour.keyOf(awaited)];
	await run();
	expect(await harbour.keyOf(awaited)).toBe(awaitedKey);

	await dayPasses();
	await run();
	expect(await complete(awaited)).toBe('not-found');
	expect(await complete(attached)).toMatchObject({ id: attached });
	await dayPasses();
	await run();
	expect(await isStored(awaitedKey)).toBe(false);
	expect(await isStored(attachedKey)).toBe(true);
});

test('removes the object of what was deleted, once no address can bring it back', async () => {
	const id = await harbour.attach(member);
	const key = await harbour.keyOf(id);
	await deleteAttachment(member, id);
	expect(await run()).toEqual({ removed: 0 });
	expect(await isStored(key)).toBe(true);

	await dayPasses();
	expect(await run()).toEqual({ removed: 1 });
	expect(await isStored(key)).toBe(false);
	expect(await discarded()).toEqual([]);
});

test('what storage does not remove is tried again, and keeps nothing else waiting', async () => {
	const ids = [await harbour.attach(member), await harbour.attach(member)];
	const [stuck = ''] = await Promise.all(ids.map(harbour.keyOf));
	for (const id of ids) await deleteAttachment(member, id);
	await dayPasses();
	const failing: Storage = {
		...harbour.storage,
		remove: (key) =>
			key === stuck ? Promise.reject(new Error('down')) : harbour.storage.remove(key)
	};
	await expect(run(failing)).rejects.toThrow('1 objects could not be removed');
	expect(await discarded()).toEqual([stuck]);
	expect(await run()).toEqual({ removed: 1 });
	expect(await discarded()).toEqual([]);
});

test('removes more objects than are tried at once', async () => {
	const ids = await Promise.all(Array.from({ length: 25 }, () => harbour.attach(member)));
	for (const id of ids) await deleteAttachment(member, id);
	await dayPasses();
	expect(await run()).toEqual({ removed: 25 });
	expect(await discarded()).toEqual([]);
});

test('without storage, what is to be removed stays written down', async () => {
	await deleteAttachment(member, await harbour.attach(member));
	await dayPasses();
	await sweep({ database: harbour.database, storage: undefined, origin: originOf() });
	expect(await discarded()).toHaveLength(1);
});
