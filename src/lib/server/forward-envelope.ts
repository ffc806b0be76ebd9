/** https://develop.sentry.dev/sdk/data-model/envelopes/: the first line says to whom an envelope is addressed. */
interface EnvelopeHeader {
	dsn?: unknown;
}

/** No function is held longer by a Sentry that does not answer. */
const TIMEOUT_MS = 5000;

/**
 * Passes an error report of a browser on to Sentry, so that the content security policy needs no other host and blockers
 * lose nothing. Only to `dsn`: anything else would make this an open relay.
 * @returns what Sentry answered; undefined when the envelope is for somebody else or is none
 * @throws when Sentry does not answer in time
 */
export async function forwardEnvelope(
	envelope: Uint8Array<ArrayBuffer>,
	dsn: string,
	fetch: typeof globalThis.fetch
): Promise<Response | undefined> {
	if (addresseeOf(envelope) !== dsn) return undefined;
	const { origin, pathname, username } = new URL(dsn);
	const project = pathname.split('/').at(-1) ?? '';
	const prefix = pathname.slice(0, -project.length);
	const endpoint = `${origin}${prefix}api/${project}/envelope/?sentry_key=${username}`;
	const response = await fetch(endpoint, {
		method: 'POST',
		headers: { 'content-type': 'application/x-sentry-envelope' },
		body: envelope,
		signal: AbortSignal.timeout(TIMEOUT_MS)
	});
	await response.arrayBuffer();
	return new Response(null, { status: response.status, headers: toldToWait(response.headers) });
}

/** The browser's SDK stops sending for a while when it is told to. */
function toldToWait(headers: Headers): Headers {
	const passedOn = new Headers();
	for (const name of ['retry-after', 'x-sentry-rate-limits']) {
		const value = headers.get(name);
		if (value) passedOn.set(name, value);
	}
	return passedOn;
}

function addresseeOf(envelope: Uint8Array): unknown {
	const [first = ''] = new TextDecoder().decode(envelope).split('\n', 1);
	try {
		return (JSON.parse(first) as EnvelopeHeader | null)?.dsn;
	} catch {
		return undefined;
	}
}
