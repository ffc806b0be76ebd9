const ACCEPTABLE = /^[\w-]{8,64}$/;

/** The client's id if it is harmless in headers, logs and pages, else a new one. */
export function acceptRequestId(given: string | null | undefined): string {
	return given && ACCEPTABLE.test(given) ? given : crypto.randomUUID();
}
