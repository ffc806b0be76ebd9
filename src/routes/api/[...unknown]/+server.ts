import { problem } from '$lib/server/problem';
import type { RequestHandler } from './$types';

/** Who calls an API that does not exist gets problem+json, not a page. */
export const fallback: RequestHandler = (event) => problem(event, 'not-found');
