import { problem } from '$lib/server/problem';
import type { RequestHandler } from './$types';

/** What storage says of an upload, in words of HTTP. */
const REFUSALS = {
	refused: 'forbidden',
	taken: 'conflict',
	different: 'malformed-request'
} as const;

/** Takes the bytes of an upload where the app keeps them itself; elsewhere browsers send them to S3. */
export const PUT: RequestHandler = async (event) => {
	const outcome = await event.locals.services.storage?.ownFiles?.write(event.request);
	if (!outcome) return problem(event, 'not-found');
	if (outcome === 'written') return new Response(null, { status: 201 });
	return problem(event, REFUSALS[outcome]);
};

/** The bytes of a file, to whoever was given a signed address of it. */
export const GET: RequestHandler = async (event) => {
	const { storage } = event.locals.services;
	if (!storage?.ownFiles) return problem(event, 'not-found');
	const file = await storage.ownFiles.read(event.request);
	if (!file) return problem(event, 'forbidden');
	return new Response(file.body, { headers: file.headers });
};
