import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** What answered: target, runtime, release, and what each port is made of here. */
export const GET: RequestHandler = ({ locals }) =>
	json(locals.services.deployment, { headers: { 'cache-control': 'no-store' } });
