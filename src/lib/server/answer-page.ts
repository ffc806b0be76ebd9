import { json, type RequestEvent } from '@sveltejs/kit';
import { writeCursor } from './cursor.ts';
import type { Page } from './keyset.ts';

/** A page of a list, with where the next is: as a cursor in the body, and as a link (https://www.rfc-editor.org/rfc/rfc8288). */
export async function answerPage(
	event: RequestEvent,
	{ items, next }: Page<unknown, unknown>
): Promise<Response> {
	if (next === undefined) return json({ items, next: null });
	const cursor = await writeCursor(event, next);
	const query = new URLSearchParams(event.url.searchParams);
	query.set('cursor', cursor);
	const link = `<${event.url.pathname}?${query.toString()}>; rel="next"`;
	return json({ items, next: cursor }, { headers: { link } });
}
