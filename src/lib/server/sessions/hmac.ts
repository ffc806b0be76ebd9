const encoder = new TextEncoder();
const ALGORITHM = { name: 'HMAC', hash: 'SHA-256' };

const importKey = (secret: string) =>
	crypto.subtle.importKey('raw', encoder.encode(secret), ALGORITHM, false, ['sign', 'verify']);

/** HMAC-SHA-256 of a text. */
export async function sign(secret: string, text: string): Promise<Uint8Array<ArrayBuffer>> {
	const key = await importKey(secret);
	return new Uint8Array(await crypto.subtle.sign(ALGORITHM, key, encoder.encode(text)));
}

/** Takes the same time for every wrong signature. */
async function isSignedBy(
	secret: string,
	text: string,
	signature: Uint8Array<ArrayBuffer>
): Promise<boolean> {
	const key = await importKey(secret);
	return crypto.subtle.verify(ALGORITHM, key, signature, encoder.encode(text));
}

/** The first of the secrets that made this signature. */
export async function signerOf(
	secrets: readonly string[],
	text: string,
	signature: Uint8Array<ArrayBuffer>
): Promise<string | undefined> {
	for (const secret of secrets) {
		if (await isSignedBy(secret, text, signature)) return secret;
	}
	return undefined;
}
