import { fromBase64, toBase64 } from '../base64.ts';
import { sign, signerOf } from './hmac.ts';
import { newestFirst, newestKey, type KeyRing } from './key-ring.ts';

/**
 * The long-lived cookie, as better-auth writes it: a random token, a dot, and its HMAC-SHA-256 in base64. better-auth
 * itself knows its newest key alone, so what older ones signed is signed again before it gets to see it.
 */
interface SessionToken {
	token: string;
	/** Whether the newest key signed it. */
	isCurrent: boolean;
}

/** What the cookie says its token is, before anybody has looked at the signature. */
export const claimedToken = (cookie: string): string => cookie.slice(0, cookie.lastIndexOf('.'));

/** Undefined when none of the keys signed it. */
export async function readSessionToken(
	cookie: string,
	keys: KeyRing
): Promise<SessionToken | undefined> {
	const token = claimedToken(cookie);
	const signature = fromBase64(cookie.slice(token.length + 1));
	if (!token || !signature) return undefined;
	const secret = await signerOf(newestFirst(keys), token, signature);
	return secret === undefined ? undefined : { token, isCurrent: secret === newestKey(keys).secret };
}

export async function signSessionToken(token: string, keys: KeyRing): Promise<string> {
	return `${token}.${toBase64(await sign(newestKey(keys).secret, token))}`;
}
