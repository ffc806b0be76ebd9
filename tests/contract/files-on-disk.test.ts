import { expect } from 'vitest';
import { startRuntime } from '../runtimes/index.ts';
import { PROBLEM } from '../support/client.ts';
import { addCard } from '../support/cards.ts';
import { createOrganization, signUp } from '../support/people.ts';
import { expectPolicy } from '../support/policy.ts';
import { announcementOf, ask, put, type Signed } from '../support/uploads.ts';
import { runtime, testIfAble } from './subject.ts';

testIfAble('files of its own', 'without S3, the app keeps the files itself', async () => {
	const app = await startRuntime(runtime, { env: {} });
	const owner = await signUp(app);
	const harbour = await createOrganization(app, owner);
	const ticketId = await addCard(app, owner, harbour, 'Paint the quay');
	// More than any other route reads.
	const bytes = new Uint8Array(5_000_000).fill(65);
	const json = announcementOf(bytes, { organization: harbour.slug, ticketId });
	const { cookie } = owner;
	const presign = async () =>
		(await ask(app, 'POST', '/api/uploads/presign', { cookie, json })).body as Signed;

	const upload = await presign();
	expect(upload.url.startsWith(`${app.url}/storage/`)).toBe(true);
	const refused = await put(upload, bytes, { 'content-type': 'text/html' });
	expect(refused.status).toBe(403);
	expect(refused.headers.get('content-type')).toMatch(PROBLEM);
	expect(
		(
			await put(
				upload,
				bytes.map(() => 66)
			)
		).status
	).toBe(400);
	expect((await put(upload, bytes)).status).toBe(201);
	expect((await put(upload, bytes)).status).toBe(409);

	const scope = { cookie, json: { organization: harbour.slug } };
	const { id } = upload;
	expect((await ask(app, 'POST', `/api/uploads/${id}/complete`, scope)).status).toBe(200);
	const path = `/api/attachments/${id}?organization=${harbour.slug}`;
	const { headers } = await ask(app, 'GET', path, { cookie });
	const location = new URL(headers.get('location') ?? '', app.url);
	const file = await fetch(location);
	expect(await file.bytes()).toEqual(bytes);
	expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="minutes.txt"/);
	expectPolicy('data', file.headers);
	location.searchParams.set('expires', '9999999999999');
	expect((await fetch(location)).status).toBe(403);

	const page = await fetch(`${app.url}/preferences`);
	expect(page.headers.get('content-security-policy')).toContain("connect-src 'self';");
	await app.stop();
});
