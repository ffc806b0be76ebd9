import { vitalsBeacon } from '$lib/schemas/vitals';
import { readJson } from '$lib/server/input';
import { recordVitals } from '$lib/server/vitals/record-vitals';
import type { RequestHandler } from './$types';

/** What a browser measured during one page view. Answered when it is stored, not before. */
export const POST: RequestHandler = async (event) => {
	const beacon = await readJson(event, vitalsBeacon, { maxBytes: 4096 });
	if (!beacon.ok) return beacon.response;
	await recordVitals(event.locals.services.database, beacon.data);
	return new Response(null, { status: 204 });
};
