import { json } from '@sveltejs/kit';
import { cacheQuery, invalidateQuery } from '$lib/schemas/cache';
import { cacheStatus } from '$lib/server/cache-status';
import { readQuery } from '$lib/server/input';
import { askUpstream } from '$lib/server/upstream';
import type { RequestHandler } from './$types';

const FRESH_SECONDS = 10;
const STALE_SECONDS = 60;

/** A read that costs its visitor nothing when it can be helped: fresh, or stale while a new one is made. */
export const GET: RequestHandler = async (event) => {
	const query = readQuery(event, cacheQuery);
	if (!query.ok) return query.response;

	const { name } = query.data;
	const entry = {
		freshSeconds: FRESH_SECONDS,
		staleSeconds: STALE_SECONDS,
		tags: ['all', `name:${name}`]
	};
	const cached = await event.locals.services.cache.read(`upstream:${name}`, entry, () =>
		askUpstream(name, Date.now)
	);
	return json(cached.value, {
		headers: {
			'cache-status': cacheStatus(cached),
			// The browser asks again every time; only we know when an entry was invalidated.
			'cache-control': 'public, max-age=0, must-revalidate'
		}
	});
};

/** Forgets exactly what carries the tag. */
export const POST: RequestHandler = async (event) => {
	const query = readQuery(event, invalidateQuery);
	if (!query.ok) return query.response;
	const invalidated = await event.locals.services.cache.invalidate(query.data.tag);
	return json({ invalidated });
};
