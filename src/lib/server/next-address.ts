/** A path of this site: with a backslash or a second slash at its start, browsers read another host's name. */
const OWN_PATH = /^\/(?![/\\])/;

/** Where to go after signing in, as the address says; nowhere else than on this site. */
export function nextAddress(url: URL, otherwise: string): string {
	const next = url.searchParams.get('next') ?? '';
	if (!OWN_PATH.test(next) || !URL.canParse(next, url)) return otherwise;
	const { origin, pathname, search, hash } = new URL(next, url);
	// Once more: `/.//` became `//`.
	return origin === url.origin && OWN_PATH.test(pathname) ? pathname + search + hash : otherwise;
}
