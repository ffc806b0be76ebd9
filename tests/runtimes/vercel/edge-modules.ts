import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { SourceTextModule, SyntheticModule, type Context, type Module } from 'node:vm';

/** What an edge function may import of Node: https://vercel.com/docs/functions/runtimes/edge#compatible-node.js-modules */
const NODE_MODULES: Record<string, readonly string[] | 'everything'> = {
	assert: 'everything',
	async_hooks: ['AsyncLocalStorage', 'AsyncResource'],
	buffer: ['Buffer', 'constants', 'kMaxLength', 'kStringMaxLength', 'SlowBuffer'],
	events: [
		'EventEmitter',
		'captureRejectionSymbol',
		'defaultMaxListeners',
		'errorMonitor',
		'listenerCount',
		'on',
		'once'
	],
	util: ['_extend', 'callbackify', 'format', 'inherits', 'promisify', 'types']
};

async function nodeModule(specifier: string, context: Context): Promise<Module> {
	const name = specifier.replace(/^node:/, '');
	const offered = NODE_MODULES[name];
	if (!offered) throw new Error(`An edge function cannot import "${specifier}".`);

	const { default: whole } = (await import(`node:${name}`)) as { default: Record<string, unknown> };
	const names = offered === 'everything' ? Object.keys(whole) : offered;
	const values = Object.fromEntries(names.map((key) => [key, whole[key]]));
	const value = offered === 'everything' ? whole : values;
	const exported = names.filter((key) => key !== 'default');
	return new SyntheticModule(
		['default', ...exported],
		function () {
			this.setExport('default', value);
			for (const key of exported) this.setExport(key, values[key]);
		},
		{ context, identifier: specifier }
	);
}

/**
 * Runs an ES module, and what it imports from its own directory, inside the context. Whatever else it imports is
 * refused, as the platform would refuse it. Needs `--experimental-vm-modules`.
 */
export async function importEdgeModule(
	entrypoint: string,
	context: Context
): Promise<Record<string, unknown>> {
	const modules = new Map<string, Module | Promise<Module>>();

	function fileModule(identifier: string): Module {
		return new SourceTextModule(readFileSync(identifier, 'utf8'), {
			context,
			identifier,
			importModuleDynamically: async (specifier, parent) =>
				run(await find(specifier, (parent as Module).identifier))
		});
	}

	/** A module exists once, whoever imports it. */
	function find(specifier: string, parent: string): Module | Promise<Module> {
		const isFile = specifier.startsWith('.');
		const identifier = isFile ? resolve(dirname(parent), specifier) : specifier;
		const known = modules.get(identifier);
		if (known) return known;
		const module = isFile ? fileModule(identifier) : nodeModule(specifier, context);
		modules.set(identifier, module);
		return module;
	}

	async function run(module: Module): Promise<Module> {
		if (module.status === 'unlinked') {
			await module.link((specifier, { identifier }) => find(specifier, identifier));
		}
		await module.evaluate();
		return module;
	}

	const { namespace } = await run(await find(`./${entrypoint}`, resolve('entrypoint')));
	return namespace as Record<string, unknown>;
}
