import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Overrides } from './config.ts';
import {
	readFunctionConfig,
	readPrerenderConfig,
	type FunctionConfig,
	type PrerenderConfig
} from './function-config.ts';

export interface StaticFile {
	kind: 'file';
	path: string;
	file: string;
	/** Overrides what the name's extension says. */
	contentType: string | undefined;
}

export interface FunctionOutput {
	kind: 'function';
	path: string;
	/** The directory itself, however many routes are links to it. */
	folder: string;
	config: FunctionConfig;
	prerender: PrerenderConfig | undefined;
}

export type Output = StaticFile | FunctionOutput;

const FUNCTION = '.func';

/** The paths below `folder` that `isOne` names; what is one is not looked into. */
function pathsIn(folder: string, isOne: (name: string, isFolder: boolean) => boolean): string[] {
	if (!existsSync(folder)) return [];
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const path = join(folder, entry.name);
		if (isOne(entry.name, entry.isDirectory())) return [path];
		return entry.isDirectory() ? pathsIn(path, isOne) : [];
	});
}

function urlPath(name: string): string {
	return `/${name.replace(/(^|\/)index$/, '')}`;
}

function readStatic(root: string, overrides: Overrides): StaticFile[] {
	const folder = join(root, 'static');
	return pathsIn(folder, (_, isFolder) => !isFolder).map((file) => {
		const name = relative(folder, file).replaceAll(sep, '/');
		const override = overrides[name];
		const isIndex = /(^|\/)index\.html$/.test(name);
		const path = isIndex ? urlPath(name.replace(/\.html$/, '')) : `/${name}`;
		return {
			kind: 'file',
			path: override?.path === undefined ? path : `/${override.path}`,
			file,
			contentType: override?.contentType
		};
	});
}

function readFunctions(root: string): FunctionOutput[] {
	const functions = join(root, 'functions');
	return pathsIn(functions, (name) => name.endsWith(FUNCTION)).map((link) => {
		const base = link.slice(0, -FUNCTION.length);
		const folder = realpathSync(link);
		const prerender = `${base}.prerender-config.json`;
		return {
			kind: 'function',
			path: urlPath(relative(functions, base).replaceAll(sep, '/')),
			folder,
			config: readFunctionConfig(join(folder, '.vc-config.json')),
			prerender: existsSync(prerender) ? readPrerenderConfig(prerender) : undefined
		};
	});
}

/** What a Build Output API directory serves, by decoded path. A file wins over a function of the same path. */
export function readOutputs(root: string, overrides: Overrides): ReadonlyMap<string, Output> {
	const outputs = [...readFunctions(root), ...readStatic(root, overrides)];
	return new Map(outputs.map((output) => [output.path, output]));
}
