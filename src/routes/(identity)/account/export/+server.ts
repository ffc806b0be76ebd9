import { json } from '@sveltejs/kit';
import { requireSession } from '$lib/server/guards';
import { originOf } from '$lib/server/origin';
import { exportUser } from '$lib/server/privacy/export-user';
import type { RequestHandler } from './$types';

/** Everything about whoever is signed in, as a file. */
export const GET: RequestHandler = async (event) => {
	const { userId } = await requireSession(event);
	const { database } = event.locals.services;
	const everything = await exportUser(database, originOf(event, userId), userId);
	return json(everything, {
		headers: { 'content-disposition': 'attachment; filename="slipway-account.json"' }
	});
};
