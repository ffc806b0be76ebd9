import { json } from '@sveltejs/kit';
import { UPLOAD_LIMITS } from '$lib/attachments';
import { uploadRequest } from '$lib/schemas/attachments';
import { announceUpload, UPLOAD_SECONDS } from '$lib/server/attachments/announce-upload';
import { requireMemberOf, requireSession } from '$lib/server/guards';
import { readJson } from '$lib/server/input';
import { problem } from '$lib/server/problem';
import { m } from '$paraglide/messages';
import type { RequestHandler } from './$types';

/** An address to which the browser sends the bytes of a file, past this app. */
export const POST: RequestHandler = async (event) => {
	await requireSession(event);
	const input = await readJson(event, uploadRequest, { maxBytes: 4096 });
	if (!input.ok) return input.response;
	const { organization, ...upload } = input.data;
	const tenant = await requireMemberOf(event, organization, 'attachment:create');
	const { locale, services } = event.locals;
	const { storage } = services;
	if (!storage) {
		return problem(event, 'not-implemented', { detail: m.attachments_no_storage({}, { locale }) });
	}

	const identity = { id: crypto.randomUUID(), now: new Date() };
	const signed = await announceUpload({ tenant, storage }, upload, identity);
	if (signed === 'no-ticket') return problem(event, 'not-found');
	if (signed === 'too-large') {
		const limits = { limit: UPLOAD_LIMITS.member, largest: UPLOAD_LIMITS.owner };
		const detail = m.attachments_too_large(limits, { locale });
		return problem(event, 'payload-too-large', { detail });
	}
	const url = new URL(signed.url, event.url).href;
	const expiresAt = new Date(identity.now.getTime() + UPLOAD_SECONDS * 1000).toISOString();
	const answer = { id: identity.id, url, method: 'PUT', headers: signed.headers, expiresAt };
	return json(answer, { status: 201 });
};
