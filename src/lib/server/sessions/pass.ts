import { z } from 'zod';
import { fromBase64, toBase64Url } from '../base64.ts';
import { sign, signerOf } from './hmac.ts';
import { newestFirst, newestKey, type KeyRing } from './key-ring.ts';
import type { Session } from './session.ts';

/**
 * A pass says who is signed in without asking the database: JSON and its signature, both in base64url. It is believed for
 * a short time, because it cannot be taken back, and only beside the session token it was issued for: whoever signs out
 * or puts two people's cookies together has none.
 */
const passSchema = z.object({
	id: z.uuid(),
	userId: z.uuid(),
	name: z.string(),
	/** Milliseconds since 1970. */
	expiresAt: z.number()
});

export async function issuePass(
	session: Session,
	token: string,
	keys: KeyRing,
	{ now, seconds }: { now: number; seconds: number }
): Promise<string> {
	const json = JSON.stringify({ ...session, expiresAt: now + seconds * 1000 });
	const payload = toBase64Url(new TextEncoder().encode(json));
	return `${payload}.${toBase64Url(await sign(newestKey(keys).secret, signedText(token, payload)))}`;
}

/** Undefined for a pass that has expired, was issued for another token, or that none of the keys made. */
export async function readPass(
	pass: string,
	token: string,
	keys: KeyRing,
	now: number
): Promise<Session | undefined> {
	const [payload = '', signature = ''] = pass.split('.');
	const bytes = fromBase64(signature);
	if (!bytes) return undefined;
	if (!(await signerOf(newestFirst(keys), signedText(token, payload), bytes))) return undefined;
	const { expiresAt, ...session } = passSchema.parse(decode(payload));
	return expiresAt > now ? session : undefined;
}

/** Begins with what it is, so that nothing else that is signed with the same keys can be taken for a pass. */
const signedText = (token: string, payload: string) => `pass:${token}:${payload}`;

const decode = (payload: string): unknown =>
	JSON.parse(new TextDecoder().decode(fromBase64(payload)));
