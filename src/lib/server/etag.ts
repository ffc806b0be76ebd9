import type { RequestEvent } from '@sveltejs/kit';
import { problem } from './problem.ts';

/** What a versioned answer says of itself; whoever has it may ask whether it still is the current one. */
export const versionHeaders = (version: number): Record<string, string> => ({
	etag: `"${version}"`,
	'cache-control': 'private, no-cache'
});

/** Proxies that compress mark a tag as weak; a version that was weakened still names the same state. */
const VERSION_TAG = /^(?:W\/)?"([1-9]\d{0,8})"$/;

/** No ticket has it, so a tag that is no version of ours loses every race. */
const NO_VERSION = 0;

type RequiredVersion = { ok: true; version: number } | { ok: false; response: Response };

/**
 * The version that a change is meant for, from If-Match (https://www.rfc-editor.org/rfc/rfc9110#name-if-match), or the
 * problem to answer with. `*` is refused like nothing at all: it would overwrite what one has not seen.
 */
export function requireVersion(event: RequestEvent): RequiredVersion {
	const tag = event.request.headers.get('if-match')?.trim();
	if (!tag || tag === '*') return { ok: false, response: problem(event, 'precondition-required') };
	return { ok: true, version: Number(VERSION_TAG.exec(tag)?.[1] ?? NO_VERSION) };
}
