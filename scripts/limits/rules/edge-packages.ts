import { edgeLacks, type Edge } from '../allowances.ts';
import type { Violation } from '../violation.ts';

const MODULES = 'node_modules/';

/** Packages in the bundle at `file`, by its source map, that have no place on that edge. */
export function findEdgePackages(file: string, sourceMap: string, edge: Edge): Violation[] {
	const { sources } = JSON.parse(sourceMap) as { sources: string[] };
	const inModules = sources
		.filter((path) => path.includes(MODULES))
		.map((path) => path.slice(path.lastIndexOf(MODULES) + MODULES.length));
	return edgeLacks[edge]
		.filter((start) => inModules.some((path) => path.startsWith(start)))
		.map((start) => ({
			file,
			rule: 'edge-packages',
			found: start,
			allowed: `anything but ${edgeLacks[edge].join(', ')}`,
			remedy:
				"Let the route that imports it be a function on Node (`export const config = { runtime: 'nodejs24.x' }`), and hooks and guards do without it."
		}));
}
