import type { RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { fromBase64, toBase64Url } from './base64.ts';
import { problem } from './problem.ts';
import { sign, signerOf } from './sessions/hmac.ts';
import { newestFirst, newestKey } from './sessions/key-ring.ts';

/** Where lists in order of creation are taken up (keyset.ts). */
export const listPosition = z.object({ createdAt: z.string(), id: z.uuid() });

/** The path is signed with it: a cursor is good for the list that gave it out, and so for one organization. */
const purposeOf = (event: RequestEvent) => `cursor:${event.url.pathname}:`;

/** A position in the list that is asked for, as JSON and its signature in base64url. */
export async function writeCursor(event: RequestEvent, position: unknown): Promise<string> {
	const { secret } = newestKey(event.locals.services.secrets.sessions);
	const payload = toBase64Url(new TextEncoder().encode(JSON.stringify(position)));
	return `${payload}.${toBase64Url(await sign(secret, purposeOf(event) + payload))}`;
}

type Cursor<T> = { ok: true; position: T | undefined } | { ok: false; response: Response };

/** What `writeCursor` was given, undefined without a cursor, or the problem to answer with. */
export async function readCursor<T extends z.ZodType>(
	event: RequestEvent,
	cursor: string | undefined,
	schema: T
): Promise<Cursor<z.output<T>>> {
	if (cursor === undefined) return { ok: true, position: undefined };
	const [payload = '', signature = ''] = cursor.split('.');
	const bytes = fromBase64(signature);
	const keys = newestFirst(event.locals.services.secrets.sessions);
	const isOurs = bytes && (await signerOf(keys, purposeOf(event) + payload, bytes));
	const position = isOurs ? schema.safeParse(decode(payload)) : undefined;
	if (position?.success) return { ok: true, position: position.data };
	const errors = [{ path: '/cursor', message: 'expected a cursor that this list has given out' }];
	return { ok: false, response: problem(event, 'invalid-input', { errors }) };
}

const decode = (payload: string): unknown =>
	JSON.parse(new TextDecoder().decode(fromBase64(payload)));
