import { existsSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** The paths that adapter-node answers from disk, whatever the method: assets, and prerendered pages without `.html`. */
export function servedFiles(build: string): ReadonlySet<string> {
	const pathsIn = (folder: string) =>
		readdirSync(folder, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map(({ parentPath, name }) => relative(folder, join(parentPath, name)).replaceAll(sep, '/'));
	const paths = ['client', 'prerendered']
		.map((folder) => join(build, folder))
		.filter((folder) => existsSync(folder))
		.flatMap(pathsIn);
	return new Set(paths.map((path) => `/${path.replace(/\.html$/, '')}`));
}
