/** The edge function of a deploy and the requests it answers. */
export interface EdgeFunction {
	name: string;
	path: string;
	/** Whether its answers may be cached; Netlify does that only where a function asks for it. */
	isCached: boolean;
	answers: (pathname: string) => boolean;
}

interface Declaration {
	function: string;
	path: string;
	excludedPath?: string | string[];
	/** https://docs.netlify.com/build/edge-functions/optional-configuration/#response-caching */
	cache?: 'manual' | 'off';
}

/** A path with the wildcards of URLPattern; a slash at the end of the address does not matter. */
function pathTest(path: string): (pathname: string) => boolean {
	const pattern = new URLPattern({ pathname: path });
	return (pathname) =>
		pattern.test({ pathname }) || pattern.test({ pathname: pathname.replace(/\/$/, '') });
}

/**
 * Reads the manifest that the adapter writes for Netlify's build.
 * @throws unless it declares exactly one function, because this host does not chain them.
 */
export function readEdgeManifest(text: string): EdgeFunction {
	const { functions } = JSON.parse(text) as { functions: Declaration[] };
	const [declaration, ...others] = functions;
	if (!declaration || others.length > 0) {
		throw new Error(`This host serves one edge function; the manifest has ${functions.length}.`);
	}
	const { function: name, path, excludedPath = [], cache } = declaration;
	const included = pathTest(path);
	const excluded = [excludedPath].flat().map(pathTest);
	return {
		name,
		path,
		isCached: cache === 'manual',
		answers: (pathname) => included(pathname) && !excluded.some((excludes) => excludes(pathname))
	};
}
