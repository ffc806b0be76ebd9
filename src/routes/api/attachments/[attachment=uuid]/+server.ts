import { attachmentScope } from '$lib/schemas/attachments';
import { deleteAttachment } from '$lib/server/attachments/delete-attachment';
import { signDownload } from '$lib/server/attachments/sign-download';
import { requireMemberOf, requireSession } from '$lib/server/guards';
import { readQuery } from '$lib/server/input';
import { problem } from '$lib/server/problem';
import type { RequestHandler } from './$types';

/** Leads to the bytes, by an address that is signed for this request alone. */
export const GET: RequestHandler = async (event) => {
	await requireSession(event);
	const query = readQuery(event, attachmentScope);
	if (!query.ok) return query.response;
	const tenant = await requireMemberOf(event, query.data.organization, 'ticket:read');
	const { storage } = event.locals.services;
	const url = storage && (await signDownload({ tenant, storage }, event.params.attachment));
	if (!url) return problem(event, 'not-found');
	return new Response(null, { status: 303, headers: { location: url } });
};

export const DELETE: RequestHandler = async (event) => {
	await requireSession(event);
	const query = readQuery(event, attachmentScope);
	if (!query.ok) return query.response;
	// Who may delete is asked of the attachment: whoever uploaded it, and those who may delete tickets.
	const tenant = await requireMemberOf(event, query.data.organization, 'ticket:read');
	const outcome = await deleteAttachment(tenant, event.params.attachment);
	return outcome === 'done' ? new Response(null, { status: 204 }) : problem(event, outcome);
};
