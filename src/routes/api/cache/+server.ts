import { json } from '@sveltejs/kit';
import { cacheQuery, invalidateQuery } from '$lib/schemas/cache';
import { cacheStatus } from '$lib/server/cache-status';
import { readQuery } from '$lib/server/input';
import { problem } from '$lib/server/problem';
import { askUpstream } from '$lib/server/upstream';
import type { RequestHandler } from './$types';

const STALE_SECONDS = 60;

/** A read that costs its visitor nothing when it can be helped: fresh, or stale while a new one is made. */
export const GET: RequestHandler = async (event) => {
	const query = readQuery(event, cacheQuery);
	if (!query.ok) return query.response;

	const { name, freshSeconds } = query.data;
	const entry = {
		freshSeconds,
		staleSeconds: STALE_SECONDS,
		tags: ['all', `name:${name}`]
	};
	const { cache } = event.locals.services;
	const cached = await cache.read(`upstream:${name}:${freshSeconds}`, entry, () =>
		askUpstream(name, Date.now)
	);
	return json(cached.value, {
		headers: { 'cache-status': cacheStatus(cached), ...cache.responseHeaders(entry) }
	});
};

/**
 * Forgets exactly what carries the tag; on platforms whose CDN keeps the answers, their own tools do that. Not in
 * production: who may do this is for an app to decide, and here nobody is signed in.
 */
export const POST: RequestHandler = async (event) => {
	const query = readQuery(event, invalidateQuery);
	if (!query.ok) return query.response;
	const { cache, deployment } = event.locals.services;
	if (deployment.environment === 'production') return problem(event, 'not-found');
	const { invalidate } = cache;
	if (!invalidate) return problem(event, 'not-implemented');
	await invalidate(query.data.tag);
	return new Response(null, { status: 204 });
};
