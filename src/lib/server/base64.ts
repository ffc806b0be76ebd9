/** https://www.rfc-editor.org/rfc/rfc4648#section-4, with padding */
export const toBase64 = (bytes: Uint8Array): string =>
	btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));

/** https://www.rfc-editor.org/rfc/rfc4648#section-5, without padding */
export const toBase64Url = (bytes: Uint8Array): string =>
	toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

/** Either alphabet, with or without padding; undefined for what is neither. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
	try {
		const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
		return Uint8Array.from(binary, (character) => character.charCodeAt(0));
	} catch {
		return undefined;
	}
}
