import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Where a list of routes begins before the first `handle`; the other names are the format's own. */
const PHASES = ['start', 'filesystem', 'rewrite', 'resource', 'miss', 'hit', 'error'] as const;
export type Phase = (typeof PHASES)[number];

const condition = z.discriminatedUnion('type', [
	z.strictObject({ type: z.literal('host'), value: z.string() }),
	z.strictObject({
		type: z.enum(['header', 'cookie', 'query']),
		key: z.string(),
		value: z.string().optional()
	})
]);

const sourceRoute = z.strictObject({
	src: z.string(),
	dest: z.string().optional(),
	headers: z.record(z.string(), z.string()).default({}),
	methods: z.array(z.string()).optional(),
	continue: z.boolean().default(false),
	caseSensitive: z.boolean().default(false),
	check: z.boolean().default(false),
	status: z.number().optional(),
	has: z.array(condition).default([]),
	missing: z.array(condition).default([]),
	transforms: z
		.array(
			z.strictObject({
				type: z.literal('request.query'),
				op: z.literal('delete'),
				target: z.strictObject({ key: z.string() })
			})
		)
		.default([])
});

const schema = z.strictObject({
	version: z.literal(3),
	routes: z
		.array(z.union([z.strictObject({ handle: z.enum(PHASES).exclude(['start']) }), sourceRoute]))
		.default([]),
	overrides: z
		.record(
			z.string(),
			z.strictObject({ path: z.string().optional(), contentType: z.string().optional() })
		)
		.default({}),
	// For the platform's scheduler, which is not part of answering requests.
	crons: z.unknown().optional(),
	framework: z.unknown().optional()
});

export type Condition = z.infer<typeof condition>;
export type Overrides = z.infer<typeof schema>['overrides'];
export type Route = z.infer<typeof sourceRoute> & { pattern: RegExp };
export type Phases = Record<Phase, Route[]>;

export interface DeploymentConfig {
	phases: Phases;
	overrides: Overrides;
}

function compile(route: z.infer<typeof sourceRoute>): Route {
	const source = route.src.replace(/^\^/, '').replace(/\$$/, '');
	return { ...route, pattern: new RegExp(`^(?:${source})$`, route.caseSensitive ? '' : 'i') };
}

/**
 * Checks and compiles what a `config.json` says. Throws on whatever this host does not reproduce, rather than serve
 * something else than the platform would; https://vercel.com/docs/build-output-api/configuration
 */
export function parseConfig(json: unknown): DeploymentConfig {
	const result = schema.safeParse(json);
	if (!result.success) throw new Error(`config.json:\n${z.prettifyError(result.error)}`);

	const { routes, overrides } = result.data;
	const phases = Object.fromEntries(PHASES.map((phase) => [phase, [] as Route[]])) as Phases;
	let phase: Phase = 'start';
	for (const route of routes) {
		if ('handle' in route) phase = route.handle;
		else phases[phase].push(compile(route));
	}
	return { phases, overrides };
}

/** Reads the `config.json` of a Build Output API directory. */
export function readConfig(root: string): DeploymentConfig {
	return parseConfig(JSON.parse(readFileSync(join(root, 'config.json'), 'utf8')));
}
