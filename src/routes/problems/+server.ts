import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** Where the `type` of a problem points, the same in every language; the browser takes the fragment along. */
export const GET: RequestHandler = ({ locals }) => redirect(307, `/${locals.locale}/problems`);
