/** The longest that is stored. */
const MAX_LENGTH = 255;

/** A string of structured fields: https://www.rfc-editor.org/rfc/rfc9651#name-strings */
const QUOTED = /^"((?:[ !#-[\]-~]|\\["\\])*)"$/;

/** Many clients send the bare value, for example a UUID. */
const BARE = /^[\w!#$%&'*+\-.^`|~:/=]+$/;

/**
 * The value of an Idempotency-Key, by which a client calls a request that it may send again; undefined for what is none.
 * https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/ (version 07)
 */
export function parseIdempotencyKey(field: string): string | undefined {
	const quoted = QUOTED.exec(field)?.[1]?.replaceAll(/\\(["\\])/g, '$1');
	const key = quoted ?? BARE.exec(field)?.[0];
	return key && key.length <= MAX_LENGTH ? key : undefined;
}
