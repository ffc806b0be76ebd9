import { json } from '@sveltejs/kit';
import { attachmentScope } from '$lib/schemas/attachments';
import { completeUpload } from '$lib/server/attachments/complete-upload';
import { requireMemberOf, requireSession } from '$lib/server/guards';
import { readJson } from '$lib/server/input';
import { problem } from '$lib/server/problem';
import type { RequestHandler } from './$types';

/** Says that the bytes are in storage, which is believed when storage says so too. */
export const POST: RequestHandler = async (event) => {
	await requireSession(event);
	const input = await readJson(event, attachmentScope, { maxBytes: 1024 });
	if (!input.ok) return input.response;
	const tenant = await requireMemberOf(event, input.data.organization, 'attachment:create');
	const { storage } = event.locals.services;
	if (!storage) return problem(event, 'not-found');
	const attachment = await completeUpload({ tenant, storage }, event.params.attachment);
	return typeof attachment === 'string' ? problem(event, attachment) : json(attachment);
};
