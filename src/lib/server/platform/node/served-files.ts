import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The paths that adapter-node answers from disk, whatever the method: assets, and prerendered pages without `.html`. */
export function servedFiles(build: string): ReadonlySet<string> {
	const paths = ['client', 'prerendered']
		.map((folder) => join(build, folder))
		.filter((folder) => existsSync(folder))
		.flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }))
		.map((path) => `/${path.replaceAll('\\', '/').replace(/\.html$/, '')}`);
	return new Set(paths);
}
