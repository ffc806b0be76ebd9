import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Target } from '../outputs.ts';
import type { Edge } from './allowances.ts';
import type { BudgetName } from './budgets.ts';

/** A single file that holds all the code of an edge function. */
interface Bundle {
	file: string;
	edge: Edge;
	budget: BudgetName;
}

/** Where what lies in one target's output. */
export interface Layout {
	/** Folders whose files anybody can fetch; the first one has the browser's code. */
	published: [string, ...string[]];
	bundles: Bundle[];
	/** Folders of functions on Node, with the packages they use. */
	functions: string[];
	/** Files that ask for a version of Node, and what they ask for. */
	runtimes: { file: string; version: string }[];
}

const nothing = { bundles: [], functions: [], runtimes: [] };

interface VercelFunction {
	runtime: string;
	entrypoint?: string;
}

/** https://vercel.com/docs/build-output-api/primitives#vercel-functions; routes are links to these folders. */
function vercelLayout(folder: string): Layout {
	const functions = globSync('functions/**/.vc-config.json', { cwd: folder })
		.sort()
		.map((path) => {
			const file = join(folder, path);
			const { runtime, entrypoint = '' } = JSON.parse(readFileSync(file, 'utf8')) as VercelFunction;
			return { file, folder: dirname(file), runtime, entrypoint };
		});
	const isEdge = ({ runtime }: VercelFunction) => runtime === 'edge';
	const onNode = functions.filter((vercelFunction) => !isEdge(vercelFunction));
	return {
		published: [join(folder, 'static')],
		bundles: functions.filter(isEdge).map((edge) => ({
			file: join(edge.folder, edge.entrypoint),
			edge: 'vercel-edge',
			budget: 'vercelEdge'
		})),
		functions: onNode.map((vercelFunction) => vercelFunction.folder),
		runtimes: onNode.map(({ file, runtime }) => ({ file, version: runtime }))
	};
}

const layouts: Record<Target, (folder: string) => Layout> = {
	node: (folder) => ({
		...nothing,
		published: [join(folder, 'build', 'client'), join(folder, 'build', 'prerendered')]
	}),
	vercel: vercelLayout,
	'vercel-edge': vercelLayout,
	netlify: (folder) => ({
		...nothing,
		published: [join(folder, 'publish')],
		functions: [join(folder, 'function')]
	}),
	'netlify-edge': (folder) => ({
		...nothing,
		published: [join(folder, 'publish')],
		bundles: [
			{
				file: join(folder, 'edge-functions', 'render.js'),
				edge: 'netlify-edge',
				budget: 'netlifyEdge'
			}
		]
	}),
	cloudflare: (folder) => ({
		...nothing,
		published: [join(folder, 'assets')],
		bundles: [{ file: join(folder, 'worker', 'worker.js'), edge: 'workerd', budget: 'worker' }]
	})
};

/** @throws Error that names what is missing */
export function layoutOf(target: Target, folder: string): Layout {
	const layout = layouts[target](folder);
	const { published, bundles, functions } = layout;
	const missing = [...published, ...functions, ...bundles.map(({ file }) => file)].filter(
		(path) => !existsSync(path)
	);
	if (missing.length === 0) return layout;
	throw new Error(
		`There is no ${missing.join(' and no ')}: npm run build:all -- --force ${target}`
	);
}
