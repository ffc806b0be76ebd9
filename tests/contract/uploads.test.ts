import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { UPLOAD_LIMITS } from '../../src/lib/attachments.ts';
import { addCard } from '../support/cards.ts';
import { createOrganization } from '../support/people.ts';
import { md5Of, put, startHarbour } from '../support/uploads.ts';
import { app, send } from './subject.ts';

let harbour: Awaited<ReturnType<typeof startHarbour>>;
beforeAll(async () => {
	harbour = await startHarbour(app);
}, 60_000);

describe('an address for an upload', () => {
	test('is given to a member, for five minutes', async () => {
		const before = Date.now();
		const { url, method, headers, expiresAt } = await harbour.signed();
		expect(method).toBe('PUT');
		expect(url.startsWith(inject('storage').STORAGE_ENDPOINT)).toBe(true);
		expect(new URL(url).searchParams.get('X-Amz-Expires')).toBe('300');
		expect(Object.keys(headers)).not.toContain('content-length');
		expect(Date.parse(expiresAt) - before).toBeGreaterThanOrEqual(300_000);
	});

	test('is not given to nobody, a viewer, or who belongs elsewhere', async () => {
		const { presign, viewer, stranger } = harbour;
		expect(await presign(undefined)).toMatchObject({ status: 401, body: { code: 'unauthorized' } });
		expect(await presign(viewer)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
		expect(await presign(stranger)).toMatchObject({ status: 404, body: { code: 'not-found' } });
	});

	test('is not given for a ticket of another organization, or of nobody', async () => {
		const { presign, member, stranger } = harbour;
		const kite = await createOrganization(app, stranger, { name: 'Kite Library' });
		const elsewhere = await addCard(app, stranger, kite, 'Read');
		for (const ticketId of [elsewhere, randomUUID()]) {
			expect((await presign(member, { ticketId })).status).toBe(404);
		}
	});

	test.each([
		['a type that browsers run', { contentType: 'text/html' }, '/contentType'],
		['SVG, which they run as well', { contentType: 'image/svg+xml' }, '/contentType'],
		['a path as name', { fileName: '../../etc/passwd' }, '/fileName'],
		['a path of Windows as name', { fileName: 'C:\\autoexec.txt' }, '/fileName'],
		['a folder as name', { fileName: '..' }, '/fileName'],
		['a line break in the name', { fileName: 'a\r\nx-header: b.txt' }, '/fileName'],
		['a name that reads backwards', { fileName: 'a\u202Etxt.exe' }, '/fileName'],
		['a name of 201 characters', { fileName: 'a'.repeat(201) }, '/fileName'],
		['no bytes', { size: 0 }, '/size'],
		['an MD5 that is none', { md5: 'AAAA' }, '/md5'],
		['a field that nobody asked for', { key: 'elsewhere' }, '/']
	])('is not given for %s', async (_, changes, path) => {
		const { status, body } = await harbour.presign(harbour.member, changes);
		expect(status).toBe(400);
		expect(body).toMatchObject({ code: 'invalid-input', errors: [{ path }] });
	});

	test('is not given for more than a role may upload', async () => {
		const { presign, member, owner } = harbour;
		const size = UPLOAD_LIMITS.member + 1;
		const refused = { status: 413, body: { code: 'payload-too-large' } };
		expect(await presign(member, { size })).toMatchObject(refused);
		expect((await presign(owner, { size })).status).toBe(201);
		expect(await presign(owner, { size: UPLOAD_LIMITS.owner + 1 })).toMatchObject(refused);
	});
});

describe('storage refuses', () => {
	test.each([
		['another type', { 'content-type': 'text/html' }],
		['another MD5', { 'content-md5': md5Of(new Uint8Array()) }],
		['another name', { 'content-disposition': 'inline' }]
	])('%s than was announced', async (_, changes) => {
		const upload = await harbour.signed();
		expect((await put(upload, harbour.bytes, changes)).status).toBe(403);
		expect((await harbour.complete(harbour.member, upload.id)).status).toBe(409);
	});

	test('other bytes, more bytes, and an address that was changed', async () => {
		const { bytes, complete, member } = harbour;
		const upload = await harbour.signed();
		expect((await put(upload, bytes.toReversed())).status).toBe(400);
		expect((await put(upload, new Uint8Array([...bytes, 0]))).status).toBe(403);
		const later = upload.url.replace('X-Amz-Expires=300', 'X-Amz-Expires=3000');
		expect((await put({ ...upload, url: later }, bytes)).status).toBe(403);
		expect((await complete(member, upload.id)).status).toBe(409);
	});

	test('to take bytes twice at one address', async () => {
		const upload = await harbour.uploaded();
		expect((await put(upload, harbour.bytes)).status).toBe(412);
	});
});

test('pages may send files to storage, and to nobody else', async () => {
	const { response } = await send('/preferences');
	const policy = response.headers.get('content-security-policy')?.split('; ') ?? [];
	const { origin } = new URL(inject('storage').STORAGE_ENDPOINT);
	expect(policy).toContain(`connect-src 'self' ${origin}`);
});

test('where S3 is used, no files are taken by the app itself', async () => {
	for (const method of ['GET', 'PUT']) {
		expect((await send('/storage/a', { method })).response.status).toBe(404);
	}
});
