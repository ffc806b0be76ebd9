import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Target } from '../outputs.ts';
import { filesUnder, publishedFiles } from './files.ts';
import { layoutOf, type Layout } from './layout.ts';
import { measure } from './measure.ts';
import { findUnconditional, scriptsOf, type ClientFiles } from './rules/client-javascript.ts';
import { findSecrets, type ServerOnly } from './rules/client-secrets.ts';
import { findServerSources } from './rules/client-source-maps.ts';
import { findEdgeImports } from './rules/edge-imports.ts';
import { findEdgePackages } from './rules/edge-packages.ts';
import { findGeneratedCode } from './rules/generated-code.ts';
import {
	findNodeOnlyImports,
	findNodeOnlyPackages,
	findNodeOnlySources
} from './rules/node-only-packages.ts';
import type { Measurement } from './rules/sizes.ts';
import type { Violation } from './violation.ts';

const IMMUTABLE = '_app/immutable';
/** Copies of what is checked already, for clients that take them compressed. */
const COMPRESSED = /\.(gz|br)$/;
const SCRIPT = /\.m?js$/;

const read = (path: string): string => readFileSync(path, 'utf8');

function readClient(folder: string): ClientFiles {
	const immutable = join(folder, IMMUTABLE);
	const scripts = filesUnder(immutable).filter((path) => SCRIPT.test(path));
	return new Map(scripts.map((path) => [path, read(join(immutable, path))]));
}

function checkPublished(folder: string, serverOnly: ServerOnly): Violation[] {
	return publishedFiles(folder)
		.filter((path) => !COMPRESSED.test(path))
		.flatMap((path) => {
			const file = join(folder, path);
			const text = readFileSync(file, 'latin1');
			return [
				...findSecrets(file, text, serverOnly),
				...findServerSources(file, text),
				...(SCRIPT.test(path) ? findGeneratedCode(file, text) : [])
			];
		});
}

function checkBundle({ file, edge }: Layout['bundles'][number]): Violation[] {
	const text = read(file);
	const map = existsSync(`${file}.map`) ? read(`${file}.map`) : undefined;
	return [
		...findEdgeImports(file, text, edge),
		...findGeneratedCode(file, text),
		...findNodeOnlySources(file, map),
		...(map === undefined ? [] : findEdgePackages(file, map, edge))
	];
}

function checkFunction(folder: string): Violation[] {
	const files = filesUnder(folder);
	const own = files.filter((path) => SCRIPT.test(path) && !path.includes('node_modules/'));
	return [
		...findNodeOnlyPackages(folder, files),
		...own.flatMap((path) => findNodeOnlyImports(join(folder, path), read(join(folder, path))))
	];
}

/** Measures one output and looks for what must not be in it. */
export function checkOutput(
	target: Target,
	folder: string,
	serverOnly: ServerOnly
): { measurements: Measurement[]; violations: Violation[]; layout: Layout } {
	const layout = layoutOf(target, folder);
	const { published, bundles, functions } = layout;
	const files = readClient(published[0]);
	const violations = [
		...findUnconditional(join(published[0], IMMUTABLE), files, scriptsOf(files, '/')),
		...published.flatMap((path) => checkPublished(path, serverOnly)),
		...bundles.flatMap(checkBundle),
		...functions.flatMap(checkFunction)
	];
	return { measurements: measure(target, folder, layout, files), violations, layout };
}
