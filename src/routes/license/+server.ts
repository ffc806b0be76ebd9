import { read } from '$app/server';
import licence from '../../../LICENSE?url';
import type { RequestHandler } from './$types';

/** A file that is deployed with the code and read when it is asked for, on every platform by the same call. */
export const GET: RequestHandler = async () => {
	const file = read(licence);
	// Read before it is answered: a file that is missing must not look like a short one.
	return new Response(await file.arrayBuffer(), {
		headers: {
			'content-type': 'text/plain; charset=utf-8',
			// The build puts a hash of the content into the file's name.
			etag: `"${licence.split('/').at(-1) ?? ''}"`,
			'cache-control': 'no-cache'
		}
	});
};
