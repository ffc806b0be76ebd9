import { readFileSync } from 'node:fs';
import { z } from 'zod';

const nodeFunction = z.object({
	runtime: z.templateLiteral(['nodejs', z.int(), '.x']),
	handler: z.string(),
	launcherType: z.literal('Nodejs'),
	maxDuration: z.number().optional(),
	supportsCancellation: z.boolean().default(false)
});

const edgeFunction = z.object({
	runtime: z.literal('edge'),
	entrypoint: z.string(),
	// Files that the platform would hand to the function by name.
	assets: z.array(z.never()).optional()
});

const functionConfig = z.union([edgeFunction, nodeFunction]);
export type FunctionConfig = z.infer<typeof functionConfig>;

const prerenderConfig = z.strictObject({
	/** Seconds, or never. */
	expiration: z.union([z.number(), z.literal(false)]),
	bypassToken: z.string().optional(),
	/** Names of query parameters that make another page; all do when it is missing. */
	allowQuery: z.array(z.string()).optional(),
	passQuery: z.boolean().default(false),
	/** Pages that the platform renews together; here each renews when it is old itself. */
	group: z.number().optional()
});
export type PrerenderConfig = z.infer<typeof prerenderConfig>;

function read<T>(file: string, schema: z.ZodType<T>): T {
	const result = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
	if (!result.success) throw new Error(`${file}:\n${z.prettifyError(result.error)}`);
	return result.data;
}

const ownRuntime = `nodejs${process.versions.node.split('.', 1).join('')}.x`;

/** Reads a `.vc-config.json`; throws on a kind of function, or a version of Node, that this host does not run. */
export function readFunctionConfig(file: string): FunctionConfig {
	const config = read(file, functionConfig);
	if (config.runtime !== 'edge' && config.runtime !== ownRuntime) {
		throw new Error(`${file}: the function wants ${config.runtime}, this host runs ${ownRuntime}.`);
	}
	return config;
}

/** Reads a `*.prerender-config.json`; throws on what this host does not reproduce (a `fallback`, for one). */
export function readPrerenderConfig(file: string): PrerenderConfig {
	return read(file, prerenderConfig);
}
