import { fromBase64, toBase64Url } from '../../base64.ts';
import { sign, signerOf } from '../../sessions/hmac.ts';
import { newestFirst, newestKey, type KeyRing } from '../../sessions/key-ring.ts';

/** What an address may be used for. */
interface Grant {
	method: 'GET' | 'PUT';
	key: string;
	/** Milliseconds since 1970. */
	expiresAt: number;
	/** Those of SIGNED that the request must have. */
	headers: Headers;
}

const PREFIX = '/storage/';

/** Nothing in it can lead out of a folder. */
const KEY = /^[\w-]+(?:\/[\w-]+)*$/;

const SIGNED = ['content-type', 'content-length', 'content-md5', 'content-disposition'];

/** Goes into the signature, so that nothing else that is signed with the same keys can be taken for an address. */
const PURPOSE = 'storage:';

/** A path of the app that allows one thing, until it expires. */
export async function signAddress(grant: Grant, keys: KeyRing): Promise<string> {
	const signature = toBase64Url(await sign(newestKey(keys).secret, textOf(grant)));
	return `${PREFIX}${grant.key}?expires=${grant.expiresAt}&signature=${signature}`;
}

/** The key that this request may read or write; undefined when none of the keys has signed for it, or not for now. */
export async function keyOf(
	request: Request,
	keys: KeyRing,
	now: number
): Promise<string | undefined> {
	const { pathname, searchParams } = new URL(request.url);
	const key = pathname.slice(PREFIX.length);
	const expiresAt = Number(searchParams.get('expires'));
	const signature = fromBase64(searchParams.get('signature') ?? '');
	if (!KEY.test(key) || !signature || !(expiresAt > now)) return undefined;
	const method = request.method as Grant['method'];
	// Whoever reads is not bound to headers.
	const headers = method === 'PUT' ? request.headers : new Headers();
	const text = textOf({ method, key, expiresAt, headers });
	return (await signerOf(newestFirst(keys), text, signature)) === undefined ? undefined : key;
}

const textOf = ({ method, key, expiresAt, headers }: Grant): string =>
	PURPOSE + JSON.stringify([method, key, expiresAt, ...SIGNED.map((name) => headers.get(name))]);
