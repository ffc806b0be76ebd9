import { nodeOnlyPackages } from '../allowances.ts';
import { importsIn, parseScript } from '../syntax.ts';
import type { Violation } from '../violation.ts';

const violation = (file: string, found: string): Violation => ({
	file,
	rule: 'node-only-packages',
	found,
	allowed: 'in the output for Node only',
	remedy:
		'Find out which module imports it: outside platform/node nothing may, not even through a module it shares.'
});

const MODULES = 'node_modules/';

/** What `paths`, of files or of a source map's sources, hold of packages for Node alone. */
export function findNodeOnlyPackages(file: string, paths: readonly string[]): Violation[] {
	const inModules = paths
		.filter((path) => path.includes(MODULES))
		.map((path) => path.slice(path.lastIndexOf(MODULES) + MODULES.length));
	return nodeOnlyPackages
		.map((start) => ({ start, path: inModules.find((path) => path.startsWith(start)) }))
		.filter(({ path }) => path !== undefined)
		.map(({ start, path }) => violation(file, `${start} (${path ?? ''})`));
}

/** Imports of such packages in a function's own code, which would be looked for when it runs. */
export function findNodeOnlyImports(file: string, text: string): Violation[] {
	const names = nodeOnlyPackages.map((start) => start.replace(/\/$/, ''));
	return importsIn(parseScript(file, text))
		.map(({ specifier = '' }) => specifier)
		.filter((specifier) =>
			names.some((name) => specifier === name || specifier.startsWith(`${name}/`))
		)
		.map((specifier) => violation(file, `an import of ${specifier}`));
}

/** Everything the bundle at `file` was made from, by its source map. */
export function findNodeOnlySources(file: string, sourceMap: string | undefined): Violation[] {
	if (sourceMap === undefined) {
		return [
			{
				file,
				rule: 'node-only-packages',
				found: 'no source map beside it',
				allowed: 'bundles whose sources are known',
				remedy:
					'Let the build write source maps for the server; without one nobody can tell what is inside.'
			}
		];
	}
	const { sources } = JSON.parse(sourceMap) as { sources: string[] };
	return findNodeOnlyPackages(file, sources);
}
