import { json } from '@sveltejs/kit';
import { clientAddress } from '$lib/server/client-address';
import type { RequestHandler } from './$types';

/**
 * What answered: target, runtime, release, what each port is made of here; and from where the question came, so that
 * whoever sets up a proxy sees whether its headers are read.
 */
export const GET: RequestHandler = (event) =>
	json(
		{ ...event.locals.services.deployment, client: { address: clientAddress(event) } },
		{ headers: { 'cache-control': 'no-store' } }
	);
