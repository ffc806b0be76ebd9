import { isUtf8 } from 'node:buffer';

/** https://docs.netlify.com/build/functions/configuration/#default-values */
const LIMIT_BYTES = 6 * 1024 * 1024;

/** What travels as text. Netlify documents that binary bodies are encoded, not how it tells them apart. */
const TEXT =
	/^(text\/|application\/([\w.-]+\+)?(json|xml)|application\/(javascript|x-www-form-urlencoded))/i;

export interface Payload {
	body: string;
	isBase64Encoded: boolean;
}

/**
 * A body as it travels inside the event, or `undefined` if it is too large. Base64 makes binary bodies a third longer,
 * so of these only 4.5 MiB fit.
 */
export function lambdaPayload(body: Buffer, contentType: string): Payload | undefined {
	const isBase64Encoded = !(TEXT.test(contentType) && isUtf8(body));
	const encoded = body.toString(isBase64Encoded ? 'base64' : 'utf8');
	const size = isBase64Encoded ? encoded.length : body.length;
	return size > LIMIT_BYTES ? undefined : { body: encoded, isBase64Encoded };
}
