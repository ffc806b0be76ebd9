/** One block of a `_headers` file: a path and what is set where it fits. */
export interface HeaderRule {
	path: RegExp;
	headers: readonly (readonly [name: string, value: string])[];
}

/** What Netlify does not let a `_headers` file set: https://docs.netlify.com/manage/routing/headers/#limitations */
const RESERVED = new Set([
	'accept-ranges',
	'age',
	'allow',
	'alt-svc',
	'connection',
	'content-encoding',
	'content-length',
	'content-range',
	'date',
	'location',
	'server',
	'set-cookie',
	'trailer',
	'transfer-encoding',
	'upgrade'
]);

/** `:name` stands for one segment, `*` for anything; case and a slash at the end do not matter. */
function pathPattern(path: string): RegExp {
	const segments = path.split('/').filter(Boolean).map(segmentPattern);
	return new RegExp(`^/${segments.join('/')}/?$`, 'iu');
}

function segmentPattern(segment: string): string {
	if (segment.startsWith(':')) return '[^/]+';
	// A segment that is only a star may also be missing, with its slash.
	if (segment === '*') return '?.*';
	return segment.replaceAll(/[\\^$.+?()[\]{}|/]/g, '\\$&').replaceAll('*', '.*');
}

/**
 * Reads a `_headers` file (https://docs.netlify.com/manage/routing/headers/).
 * @throws where Netlify's build would warn and skip the line.
 */
export function parseHeadersFile(text: string): HeaderRule[] {
	const rules: { path: RegExp; headers: [string, string][] }[] = [];
	for (const [index, untrimmed] of text.split('\n').entries()) {
		const line = untrimmed.trim();
		if (line === '' || line.startsWith('#')) continue;
		if (line.startsWith('/')) {
			rules.push({ path: pathPattern(line), headers: [] });
			continue;
		}
		const [, name, value] = /^([^:]+):\s*(\S.*)$/.exec(line) ?? [];
		const rule = rules.at(-1);
		if (name === undefined || value === undefined || rule === undefined) {
			throw new Error(`_headers, line ${index + 1} is no header below a path: "${line}"`);
		}
		rule.headers.push([name.trim().toLowerCase(), value]);
	}
	return rules;
}

/** What all rules that fit set together; values of the same header are joined by commas. */
export function headersFor(rules: readonly HeaderRule[], pathname: string): Headers {
	const headers = new Headers();
	for (const rule of rules) {
		if (!rule.path.test(pathname)) continue;
		for (const [name, value] of rule.headers) {
			if (!RESERVED.has(name)) headers.append(name, value);
		}
	}
	return headers;
}
