import { json } from '@sveltejs/kit';
import { runtimeTraits } from '$lib/server/runtime-traits';
import type { RequestHandler } from './$types';

/** On Vercel this one route is an edge function; the other platforms ignore it. */
export const config = { runtime: 'edge' };

/** What really runs this: not what we say of ourselves, but what the runtime cannot hide. */
export const GET: RequestHandler = ({ locals }) => {
	const { target, runtime } = locals.services.deployment;
	return json({ target, runtime, traits: runtimeTraits() });
};
