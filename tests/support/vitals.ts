import type { VitalsBeacon } from '../../src/lib/schemas/vitals.ts';

/** A valid beacon with one metric. */
export function beacon(id: string, value = 1200): VitalsBeacon {
	return { route: '/', vitals: [{ id, name: 'LCP', value, rating: 'good' }] };
}

export function sendBeacon(url: string, body: VitalsBeacon): Promise<Response> {
	return fetch(`${url}/api/vitals`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body)
	});
}

/** How many visits the start page shows for each metric; empty when it shows none. */
export async function shownVisits(url: string): Promise<Record<string, number>> {
	const html = await (await fetch(url)).text();
	const cards = html.matchAll(/data-vital="(\w+)"[\s\S]*?Visits: ([\d,]+)/g);
	const visits: Record<string, number> = {};
	for (const [, name = '', count = ''] of cards) visits[name] = Number(count.replaceAll(',', ''));
	return visits;
}
