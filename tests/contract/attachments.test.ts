import { beforeAll, describe, expect, test } from 'vitest';
import { expectSecurityHeaders } from '../support/client.ts';
import { createOrganization } from '../support/people.ts';
import { ask, startHarbour } from '../support/uploads.ts';
import { app, planted, send } from './subject.ts';

let harbour: Awaited<ReturnType<typeof startHarbour>>;
beforeAll(async () => {
	harbour = await startHarbour(app);
}, 60_000);

describe('a completed upload', () => {
	test('is answered as it was announced, however often it is completed', async () => {
		const { id } = await harbour.uploaded();
		const first = await harbour.complete(harbour.member, id);
		expect(first).toMatchObject({
			status: 200,
			body: { id, fileName: 'minutes.txt', size: harbour.bytes.byteLength, uploaderName: 'Bo' }
		});
		expect((await harbour.complete(harbour.member, id)).body).toEqual(first.body);
	});

	test('is one that was uploaded', async () => {
		const { id } = await harbour.signed();
		const refused = { status: 409, body: { code: 'not-uploaded' } };
		expect(await harbour.complete(harbour.member, id)).toMatchObject(refused);
		expect((await harbour.onAttachment('GET', harbour.member, id)).status).toBe(404);
	});

	test('is completed by whoever announced it alone', async () => {
		const { complete, owner, viewer, stranger, member } = harbour;
		const { id } = await harbour.uploaded();
		expect((await complete(undefined, id)).status).toBe(401);
		expect((await complete(viewer, id)).status).toBe(403);
		expect((await complete(owner, id)).status).toBe(404);
		expect((await complete(stranger, id)).status).toBe(404);
		expect((await complete(member, id)).status).toBe(200);
	});
});

describe('a download', () => {
	test('is the bytes, as a file to keep, by an address that expires', async () => {
		const fileName = '회의록 "1".txt';
		const { id } = await harbour.attached({ fileName });
		const { status, headers } = await harbour.onAttachment('GET', harbour.viewer, id);
		expect(status).toBe(303);
		expect(headers.get('cache-control')).toBe('private, no-store');
		expectSecurityHeaders(headers);
		const address = headers.get('location') ?? '';
		expect(new URL(address).searchParams.get('X-Amz-Expires')).toBe('60');

		const file = await fetch(address);
		expect(await file.bytes()).toEqual(harbour.bytes);
		expect(file.headers.get('content-type')).toBe('text/plain');
		expect(file.headers.get('content-disposition')).toBe(
			`attachment; filename="_1_.txt"; filename*=UTF-8''${encodeURIComponent(fileName)}`
		);
	});

	test('is for members alone', async () => {
		const { onAttachment, stranger, member } = harbour;
		const { id } = await harbour.attached();
		expect((await onAttachment('GET', undefined, id)).status).toBe(401);
		expect((await onAttachment('GET', stranger, id)).status).toBe(404);
		const kite = await createOrganization(app, stranger, { name: 'Kite Library' });
		expect((await onAttachment('GET', stranger, id, kite.slug)).status).toBe(404);
		expect((await ask(app, 'GET', `/api/attachments/${id}`, member)).status).toBe(400);
	});
});

test('a file is deleted by whoever uploaded it, or by administrators', async () => {
	const { onAttachment, stranger, viewer, member, owner } = harbour;
	const { id } = await harbour.attached();
	expect((await onAttachment('DELETE', undefined, id)).status).toBe(401);
	expect((await onAttachment('DELETE', stranger, id)).status).toBe(404);
	expect((await onAttachment('DELETE', viewer, id)).status).toBe(403);
	expect((await onAttachment('DELETE', member, id)).status).toBe(204);
	expect((await onAttachment('GET', member, id)).status).toBe(404);
	const another = await harbour.attached();
	expect((await onAttachment('DELETE', owner, another.id)).status).toBe(204);
});

test('the sweep leaves alone what is attached, and what may yet be completed', async () => {
	const attached = await harbour.attached();
	const awaited = await harbour.uploaded();
	const authorization = `Bearer ${planted.CRON_SECRET}`;
	const { response } = await send('/api/cron/sweep', { headers: { authorization } });
	expect(response.status).toBe(200);

	expect((await harbour.complete(harbour.member, awaited.id)).status).toBe(200);
	for (const { id } of [attached, awaited]) {
		const { headers } = await harbour.onAttachment('GET', harbour.viewer, id);
		const file = await fetch(headers.get('location') ?? '');
		expect(await file.bytes()).toEqual(harbour.bytes);
	}
});
