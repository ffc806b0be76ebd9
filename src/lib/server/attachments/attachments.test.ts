import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startHarbour, startKite } from '../../../../tests/support/attachments.ts';
import { RefusedError } from '../../../../tests/support/rows.ts';
import { UPLOAD_LIMITS } from '../../attachments.ts';
import type { Storage } from '../ports/storage/index.ts';
import { readUsage } from '../usage/read-usage.ts';
import type { Tenant } from '../tenancy/tenant.ts';
import { completeUpload } from './complete-upload.ts';
import { deleteAttachment } from './delete-attachment.ts';
import { listAttachments } from './list-attachments.ts';
import { signDownload } from './sign-download.ts';

let harbour: Awaited<ReturnType<typeof startHarbour>>;
let member: Tenant;

beforeAll(async () => {
	harbour = await startHarbour();
	member = harbour.tenantOf('member');
}, 60_000);
afterAll(() => harbour.database.close());

const complete = (tenant: Tenant, id: string, storage: Storage = harbour.storage) =>
	completeUpload({ tenant, storage }, id);
const download = (tenant: Tenant, id: string) =>
	signDownload({ tenant, storage: harbour.storage }, id);
const listed = async (tenant: Tenant, id: string) =>
	(await listAttachments(tenant, harbour.ticketId)).find((attachment) => attachment.id === id);

describe('an upload', () => {
	test('is there once storage has it, and it was completed', async () => {
		const { id } = await harbour.announce(member);
		expect(await complete(member, id)).toBe('not-uploaded');
		expect(await listed(member, id)).toBeUndefined();

		const uploaded = await harbour.upload(member);
		expect(await listed(member, uploaded)).toBeUndefined();
		expect(await download(member, uploaded)).toBeUndefined();

		const answer = await complete(member, uploaded);
		expect(answer).toMatchObject({
			id: uploaded,
			fileName: 'minutes.txt',
			contentType: 'text/plain',
			size: 24,
			uploadedBy: harbour.userIds.member,
			uploaderName: 'member',
			mayDelete: true
		});
		expect(await listed(member, uploaded)).toEqual(answer);
		expect(await download(member, uploaded)).toContain('signature=');
	});

	test('has a key of ids under its organization, whatever the file is called', async () => {
		const { id } = await harbour.announce(member, { fileName: '회의록.txt' });
		const expected = new RegExp(`^[\\da-f-]{36}/${harbour.ticketId}/${id}$`);
		expect(await harbour.keyOf(id)).toMatch(expected);
	});

	test('that is completed again, also at once, is answered the same and counted once', async () => {
		const id = await harbour.upload(member);
		const bytesUsed = async () =>
			(await readUsage(harbour.tenantOf('owner'), 1)).reduce((sum, { bytes }) => sum + bytes, 0);
		const before = await bytesUsed();
		const answers = await Promise.all([complete(member, id), complete(member, id)]);
		expect(answers[0]).toMatchObject({ id });
		expect(answers[1]).toEqual(answers[0]);
		expect(await complete(member, id)).toEqual(answers[0]);
		expect((await bytesUsed()) - before).toBe(24);
	});

	test('is completed by whoever announced it alone', async () => {
		const id = await harbour.upload(member);
		expect(await complete(harbour.tenantOf('colleague'), id)).toBe('not-found');
		expect(await complete(harbour.tenantOf('owner'), id)).toBe('not-found');
	});

	test.each([
		['size', { size: 1 }],
		['type', { contentType: 'application/pdf' }],
		['MD5', { md5: 'AAAAAAAAAAAAAAAAAAAAAA==' }]
	])('whose %s is not what was announced is not completed', async (_, difference) => {
		const id = await harbour.upload(member);
		const { storage } = harbour;
		const other: Storage = {
			...storage,
			inspect: async (key) => {
				const found = await storage.inspect(key);
				return found && { ...found, ...difference };
			}
		};
		expect(await complete(member, id, other)).toBe('not-uploaded');
	});

	test('to a ticket that is not there is refused', async () => {
		const { announced } = await harbour.announce(member, { ticketId: randomUUID() });
		expect(announced).toBe('no-ticket');
	});

	test.each(['member', 'admin', 'owner'] as const)(
		'of a %s may be as large as the role allows, and no larger',
		async (role) => {
			const tenant = harbour.tenantOf(role);
			const size = UPLOAD_LIMITS[role];
			expect((await harbour.announce(tenant, { size })).announced).toHaveProperty('url');
			expect((await harbour.announce(tenant, { size: size + 1 })).announced).toBe('too-large');
		}
	);

	test('of a viewer is refused, even if the guard forgot to ask', async () => {
		await expect(harbour.announce(harbour.tenantOf('viewer'))).rejects.toThrow(RefusedError);
		const reading = harbour.tenantOf('viewer', 'ticket:read');
		expect((await harbour.announce(reading)).announced).toBe('too-large');
	});
});

describe('an attachment', () => {
	const reading = (name: Parameters<typeof harbour.tenantOf>[0]) =>
		harbour.tenantOf(name, 'ticket:read');

	test('is deleted by whoever uploaded it, or may delete tickets, and by nobody else', async () => {
		const id = await harbour.attach(member);
		for (const other of ['colleague', 'viewer'] as const) {
			expect(await deleteAttachment(reading(other), id)).toBe('forbidden');
			expect(await listed(reading(other), id)).toMatchObject({ mayDelete: false });
		}
		expect(await listed(reading('admin'), id)).toMatchObject({ mayDelete: true });
		expect(await deleteAttachment(reading('member'), id)).toBe('done');
		expect(await deleteAttachment(reading('member'), id)).toBe('not-found');
		expect(await deleteAttachment(reading('admin'), await harbour.attach(member))).toBe('done');
	});

	test('of another organization is not there', async () => {
		const id = await harbour.attach(harbour.tenantOf('owner'));
		const elsewhere = await startKite(harbour.database, harbour.userIds.owner);
		expect(await listed(elsewhere, id)).toBeUndefined();
		expect(await complete(elsewhere, id)).toBe('not-found');
		expect(await download(elsewhere, id)).toBeUndefined();
		expect(await deleteAttachment(elsewhere, id)).toBe('not-found');
		expect((await harbour.announce(elsewhere)).announced).toBe('no-ticket');
	});
});
