import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { zipFunctions } from '@netlify/zip-it-and-ship-it';
import { parse } from 'smol-toml';
import { z } from 'zod';

/** Where the adapter leaves functions for Netlify's build. */
const FUNCTIONS = join('.netlify', 'functions-internal');

/** What this script knows of `netlify.toml`. Other settings of functions are refused, because they would be ignored. */
const configuration = z.object({
	functions: z.strictObject({ included_files: z.array(z.string()).default([]) }).default({
		included_files: []
	})
});

async function includedFiles(projectFolder: string): Promise<string[]> {
	const text = await readFile(join(projectFolder, 'netlify.toml'), 'utf8');
	return configuration.parse(parse(text)).functions.included_files;
}

/**
 * Packs the function of a built project as Netlify's build does before it uploads it, but unzipped: `destination`
 * becomes the function's folder, with `___netlify-entry-point.mjs` in it.
 * @throws unless there is exactly one function, or when `netlify.toml` sets for functions what this script ignores.
 */
export async function packNetlifyFunctions(
	projectFolder: string,
	destination: string
): Promise<void> {
	const project = resolve(projectFolder);
	const packed = await mkdtemp(join(tmpdir(), 'netlify-functions-'));
	try {
		const [func, ...others] = await zipFunctions([join(project, FUNCTIONS)], packed, {
			archiveFormat: 'none',
			basePath: project,
			config: {
				'*': {
					nodeVersion: '24',
					includedFiles: await includedFiles(project),
					includedFilesBasePath: project
				}
			}
		});
		if (!func || others.length > 0) {
			throw new Error(
				`Expected one function in ${FUNCTIONS}, found ${others.length + (func ? 1 : 0)}.`
			);
		}
		await rm(destination, { recursive: true, force: true });
		await cp(func.path, destination, { recursive: true, verbatimSymlinks: true });
	} finally {
		await rm(packed, { recursive: true, force: true });
	}
}
