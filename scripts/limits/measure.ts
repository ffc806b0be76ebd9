import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Target } from '../outputs.ts';
import { bytesUnder, filesUnder, gzipped, publishedFiles, sizeOf, zippedBytes } from './files.ts';
import type { Layout } from './layout.ts';
import { scriptsOf, type ClientFiles } from './rules/client-javascript.ts';
import type { Measurement } from './rules/sizes.ts';

/** The page whose JavaScript is counted. */
const ROUTE = '/';

function measurePublished(target: Target, folders: readonly string[]): Measurement[] {
	const files = folders.flatMap((folder) =>
		publishedFiles(folder).map((path) => join(folder, path))
	);
	const sizes = files.map((file) => ({ file, found: sizeOf(file) }));
	const largest = sizes.reduce((most, one) => (one.found > most.found ? one : most), {
		file: folders[0] ?? '',
		found: 0
	});
	return [
		{ budget: 'staticFiles', of: target, file: folders[0] ?? '', found: files.length },
		{ budget: 'staticFile', of: target, ...largest }
	];
}

function measureFunction(target: Target, folder: string): Measurement[] {
	const found = bytesUnder(folder);
	return target === 'netlify'
		? [
				{ budget: 'netlifyZipped', of: target, file: folder, found: zippedBytes(folder) },
				{ budget: 'netlifyUnzipped', of: target, file: folder, found }
			]
		: [
				{ budget: 'vercelFunction', of: target, file: folder, found },
				{
					budget: 'vercelFunctionFiles',
					of: target,
					file: folder,
					found: filesUnder(folder).length
				}
			];
}

/** The JavaScript of the start page, each file gzipped on its own, as it travels. */
function measureClient(target: Target, folder: string, files: ClientFiles): Measurement {
	const { fetched } = scriptsOf(files, ROUTE);
	const parts = Object.fromEntries(fetched.map((path) => [path, gzipped(files.get(path) ?? '')]));
	const found = Object.values(parts).reduce((sum, bytes) => sum + bytes, 0);
	return { budget: 'clientJavaScript', of: target, file: folder, found, parts };
}

function measureNode(folder: string): Measurement[] {
	return [
		{ budget: 'nodeBuild', of: 'node', file: join(folder, 'build') },
		{ budget: 'nodeOutput', of: 'node', file: folder }
	].map((what) => ({ ...what, found: bytesUnder(what.file) }) as Measurement);
}

/** Everything about one output that has a budget. */
export function measure(
	target: Target,
	folder: string,
	{ published, bundles, functions }: Layout,
	files: ClientFiles
): Measurement[] {
	return [
		...bundles.map(({ file, budget }) => ({
			budget,
			of: target,
			file,
			found: gzipped(readFileSync(file))
		})),
		...functions.flatMap((path) => measureFunction(target, path)),
		...(target === 'node' ? measureNode(folder) : []),
		measureClient(target, published[0], files),
		...measurePublished(target, published)
	];
}
