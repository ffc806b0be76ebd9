import { isBuiltin } from 'node:module';
import { edgeImports, type Edge } from '../allowances.ts';
import { importsIn, lineOf, parseScript, statementAround } from '../syntax.ts';
import type { Violation } from '../violation.ts';

const isAllowed = (specifier: string, edge: Edge): boolean => {
	const allowed: readonly string[] = edgeImports[edge];
	if (allowed.includes(specifier)) return true;
	return allowed.includes('node:*') && specifier.startsWith('node:') && isBuiltin(specifier);
};

/** What the bundle of an edge function imports, although that edge does not have it. */
export function findEdgeImports(file: string, text: string, edge: Edge): Violation[] {
	const source = parseScript(file, text);
	return importsIn(source)
		.filter(({ specifier }) => specifier === undefined || !isAllowed(specifier, edge))
		.map(({ specifier, node }) => ({
			file,
			rule: 'edge-imports',
			found: `${specifier ?? 'a computed import'} in line ${lineOf(node, source)}`,
			allowed: `besides its own code: ${edgeImports[edge].join(', ')}`,
			remedy: `Find out which module imports it (the source map beside it names them), and let the platform module of this target use something that runs on ${edge}.`,
			code: statementAround(node, source)
		}));
}
