import type { KeyRing } from '../sessions/key-ring.ts';
import { readSessionToken, signSessionToken } from '../sessions/session-token.ts';
import { ADDRESS_HEADER } from './auth.ts';

interface Given {
	/** The values of those cookies that better-auth reads, by name. */
	cookies: ReadonlyMap<string, string>;
	address: string;
	userAgent: string;
}

/**
 * A request's headers for better-auth. It checks signatures with the newest key alone, so cookies that an older one signed
 * are signed again; those that none of our keys signed are left out.
 */
export async function requestHeaders(
	{ cookies, address, userAgent }: Given,
	keys: KeyRing
): Promise<Headers> {
	const signed = await Promise.all(
		[...cookies].map(async ([name, value]) => {
			const read = await readSessionToken(value, keys);
			if (!read) return [];
			return `${name}=${encodeURIComponent(await signSessionToken(read.token, keys))}`;
		})
	);
	return new Headers({
		cookie: signed.flat().join('; '),
		'user-agent': userAgent,
		[ADDRESS_HEADER]: address
	});
}
