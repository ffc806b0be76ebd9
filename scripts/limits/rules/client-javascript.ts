import { posix } from 'node:path';
import { conditionalScripts } from '../allowances.ts';
import { importsIn, parseScript } from '../syntax.ts';
import type { Violation } from '../violation.ts';
import { readClientApp } from './client-app.ts';

/** SvelteKit's client files: text by path below `_app/immutable/`. */
export type ClientFiles = ReadonlyMap<string, string>;

interface Scripts {
	/** What a browser that opens the page fetches. */
	fetched: string[];
	/** What it would fetch besides if a variable were set. */
	conditional: string[];
}

interface Link {
	path: string;
	isDynamic: boolean;
}

function entry(files: ClientFiles, name: string): string {
	const found = [...files.keys()].filter((path) => path.startsWith(`entry/${name}.`));
	if (found.length === 1 && found[0]) return found[0];
	throw new Error(
		`Expected one entry/${name}.*.js, found ${found.length}; scripts/limits must learn the new way.`
	);
}

const isConditional = (text: string): boolean =>
	conditionalScripts.some(({ contains }) => text.includes(contains));

/** What the file at `path` imports that opening `route` leads to. */
function linksOf(files: ClientFiles, path: string, route: string): Link[] {
	const source = parseScript(path, files.get(path) ?? '');
	const resolve = (specifier: string) => posix.join(posix.dirname(path), specifier);
	const link = (specifier: string, isDynamic: boolean) => ({ path: resolve(specifier), isDynamic });
	const imports = importsIn(source);
	const fixed = imports.filter(({ isDynamic }) => !isDynamic);
	const links = fixed.map(({ specifier = '' }) => link(specifier, false));
	if (path === entry(files, 'app')) {
		const { immediate, nodes } = readClientApp(source, route);
		return [...links, ...[...immediate, ...nodes].map((specifier) => link(specifier, true))];
	}
	const dynamic = imports.filter(({ isDynamic, specifier }) => isDynamic && specifier);
	return [...links, ...dynamic.map(({ specifier = '' }) => link(specifier, true))];
}

/**
 * Every script a browser fetches that opens `route`: what SvelteKit starts with, the nodes of that route, and all of
 * what these import, at once or later. Left out are scripts that only a variable brings (`conditionalScripts`).
 */
export function scriptsOf(files: ClientFiles, route: string): Scripts {
	const fetched = new Set<string>();
	const conditional = new Set<string>();
	const visit = ({ path, isDynamic }: Link) => {
		if (fetched.has(path)) return;
		const text = files.get(path);
		if (text === undefined) throw new Error(`${path} is imported, but it is not there.`);
		if (isDynamic && isConditional(text)) return void conditional.add(path);
		fetched.add(path);
		linksOf(files, path, route).forEach(visit);
	};
	for (const name of ['start', 'app']) visit({ path: entry(files, name), isDynamic: false });
	return { fetched: [...fetched], conditional: [...conditional] };
}

/** Scripts that only a variable should bring, but which are part of what everybody fetches or of nothing. */
export function findUnconditional(
	folder: string,
	files: ClientFiles,
	{ fetched, conditional }: Scripts
): Violation[] {
	const rule = 'client-javascript';
	const early = fetched
		.filter((path) => isConditional(files.get(path) ?? ''))
		.map((path): Violation => ({
			file: posix.join(folder, path),
			rule,
			found: 'a script that only a variable should bring, imported at once',
			allowed: 'a dynamic import of it',
			remedy:
				'Find the static import that leads to it, and make it `await import(…)` behind the variable.'
		}));
	const missing = conditionalScripts
		.filter(({ contains }) =>
			[...fetched, ...conditional].every((path) => !files.get(path)?.includes(contains))
		)
		.map(({ contains, when }): Violation => ({
			file: folder,
			rule,
			found: `no script contains "${contains}"`,
			allowed: `the script that is fetched when ${when}`,
			remedy:
				'Adapt conditionalScripts in scripts/limits/allowances.ts to what the script contains.'
		}));
	return [...early, ...missing];
}
