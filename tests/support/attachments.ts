/** An organization with a ticket to attach files to, and a folder to keep them in, for tests of the domain. */
import { createHash, randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { announceUpload } from '../../src/lib/server/attachments/announce-upload.ts';
import { completeUpload } from '../../src/lib/server/attachments/complete-upload.ts';
import { attachments } from '../../src/lib/server/attachments/table.ts';
import { boards } from '../../src/lib/server/boards/table.ts';
import type { Database } from '../../src/lib/server/ports/database/index.ts';
import { inMemoryDatabase } from '../../src/lib/server/ports/database/pglite.ts';
import { diskStorage } from '../../src/lib/server/ports/storage/disk.ts';
import type { Permission } from '../../src/lib/server/tenancy/permissions.ts';
import { currentTenant, type Tenant } from '../../src/lib/server/tenancy/tenant.ts';
import { tickets } from '../../src/lib/server/tickets/table.ts';
import { addMember, addOrganization, addUser, tenantFor } from './rows.ts';
import { tempFolder } from './temp-folder.ts';

const bytes = new TextEncoder().encode('the minutes of a meeting');
export const minutes = {
	fileName: 'minutes.txt',
	contentType: 'text/plain',
	size: bytes.byteLength,
	md5: createHash('md5').update(bytes).digest('base64')
};

const people = {
	viewer: 'viewer',
	member: 'member',
	colleague: 'member',
	admin: 'admin',
	owner: 'owner'
} as const;
type Name = keyof typeof people;

/** Harbour Works, with everybody in `people`, who are called as their keys. */
export async function startHarbour() {
	const database = await inMemoryDatabase('drizzle');
	const keys = new Map([[1, 'a-secret-of-unit-tests-of-32-characters']]);
	const storage = diskStorage({ folder: tempFolder('files'), keys, now: Date.now });
	const organization = await addOrganization(database, { slug: 'harbour', name: 'Harbour Works' });
	const userIds = {} as Record<Name, string>;
	for (const [name, role] of Object.entries(people)) {
		const user = await addUser(database, { name, email: `${name}@harbour.example` });
		await addMember(database, organization.id, user.id, role);
		userIds[name as Name] = user.id;
	}
	const tenantOf = (name: Name, permission: Permission = 'attachment:create') =>
		tenantFor(database, { organization: 'harbour', userId: userIds[name], permission });
	const ticketId = await addTicket(tenantOf('member'));

	async function announce(
		tenant: Tenant,
		changes: Partial<typeof minutes & { ticketId: string }> = {}
	) {
		const id = randomUUID();
		const upload = { ...minutes, ticketId, ...changes };
		const announced = await announceUpload({ tenant, storage }, upload, { id, now: new Date() });
		return { id, announced };
	}

	/** Announced, and its bytes in storage. */
	async function upload(tenant: Tenant): Promise<string> {
		const { id, announced } = await announce(tenant);
		if (typeof announced === 'string') throw new Error(announced);
		const headers = { ...announced.headers, 'content-length': String(bytes.byteLength) };
		const url = `http://localhost${announced.url}`;
		await storage.ownFiles.write(new Request(url, { method: 'PUT', headers, body: bytes }));
		return id;
	}

	/** Completed as well. */
	async function attach(tenant: Tenant): Promise<string> {
		const id = await upload(tenant);
		await completeUpload({ tenant, storage }, id);
		return id;
	}

	async function keyOf(id: string): Promise<string> {
		const [[row]] = await tenantOf('member').run((db) =>
			db.select({ key: attachments.key }).from(attachments).where(eq(attachments.id, id))
		);
		return row?.key ?? 'none';
	}
	return { database, storage, userIds, ticketId, tenantOf, announce, upload, attach, keyOf };
}

/** Another organization, to which `userId` belongs. */
export async function startKite(database: Database, userId: string): Promise<Tenant> {
	const { id } = await addOrganization(database, { slug: 'kite', name: 'Kite Library' });
	await addMember(database, id, userId, 'owner');
	return tenantFor(database, { organization: 'kite', userId, permission: 'attachment:create' });
}

async function addTicket(tenant: Tenant): Promise<string> {
	const [id, boardId] = [randomUUID(), randomUUID()];
	const board = { id: boardId, slug: 'board', name: 'Board' };
	const ticket = { id, boardId, title: 'Paint the quay', status: 'todo', position: '1' } as const;
	await tenant.run(
		(db) => db.insert(boards).values({ ...board, organizationId: currentTenant }),
		(db) => db.insert(tickets).values({ ...ticket, organizationId: currentTenant })
	);
	return id;
}
