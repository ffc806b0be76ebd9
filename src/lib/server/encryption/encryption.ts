/** AES-256-GCM by Web Crypto, under a key that the result names (docs/decisions/0019-encryption.md). */
import { fromBase64, toBase64 } from '../base64.ts';
import { newestKey, type KeyRing } from '../sessions/key-ring.ts';

/** What a row keeps of a secret. */
export interface Encrypted {
	/** The version of the key it takes to read it. */
	keyId: number;
	/** Base64 of the initialization vector, the encrypted text and its tag, in this order. */
	ciphertext: string;
}

/** Where a secret belongs. It cannot be read from anywhere else, so nobody gains by copying it into another row. */
export interface Place {
	organizationId: string;
	/** Of the row. */
	id: string;
}

export class DecryptionError extends Error {
	override name = 'DecryptionError';
}

/** Encrypts with the newest key. The same text gives something else each time. */
export async function encrypt(keys: KeyRing, text: string, place: Place): Promise<Encrypted> {
	const { version, secret } = newestKey(keys);
	const key = await importKey(secret, 'encrypt');
	const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
	const sealed = await crypto.subtle.encrypt(algorithm(iv, place), key, encoder.encode(text));
	const bytes = new Uint8Array(IV_BYTES + sealed.byteLength);
	bytes.set(iv);
	bytes.set(new Uint8Array(sealed), IV_BYTES);
	return { keyId: version, ciphertext: toBase64(bytes) };
}

/** @throws DecryptionError when the key is not there, or the ciphertext is not what was encrypted with it in this place */
export async function decrypt(
	keys: KeyRing,
	{ keyId, ciphertext }: Encrypted,
	place: Place
): Promise<string> {
	const secret = keys.get(keyId);
	if (secret === undefined) {
		throw new DecryptionError(`Version ${keyId} is not among ENCRYPTION_KEYS.`);
	}
	const bytes = fromBase64(ciphertext) ?? new Uint8Array();
	const iv = bytes.subarray(0, IV_BYTES);
	const key = await importKey(secret, 'decrypt');
	try {
		const sealed = bytes.subarray(IV_BYTES);
		return decoder.decode(await crypto.subtle.decrypt(algorithm(iv, place), key, sealed));
	} catch (cause) {
		throw new DecryptionError(
			`What version ${keyId} of ENCRYPTION_KEYS encrypted cannot be read: it was changed, comes from another row, or the key is another.`,
			{ cause }
		);
	}
}

/** As NIST SP 800-38D, section 8.2.2, wants random ones: https://doi.org/10.6028/NIST.SP.800-38D */
const IV_BYTES = 12;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

const algorithm = (iv: Uint8Array<ArrayBuffer>, { organizationId, id }: Place) => ({
	name: 'AES-GCM',
	iv,
	// Both are UUIDs, so no other pair makes the same text.
	additionalData: encoder.encode(`${organizationId}/${id}`)
});

/** @throws DecryptionError for what is no key; src/env/types.ts lets none of these through */
function importKey(secret: string, use: 'encrypt' | 'decrypt'): Promise<CryptoKey> {
	const bytes = fromBase64(secret);
	if (bytes?.length !== KEY_BYTES) throw new DecryptionError('A key must be 32 bytes in base64.');
	return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, [use]);
}

const KEY_BYTES = 32;
