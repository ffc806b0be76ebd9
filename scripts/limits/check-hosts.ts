import { globSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { parse } from 'smol-toml';
import { z } from 'zod';
import { readVariable } from '../../src/env/schema.ts';
import { variables } from '../../src/env.ts';
import { tasks } from '../../src/lib/server/tasks/index.ts';
import { SCHEDULED } from '../../src/lib/server/tasks/scheduled.ts';
import { findCronRoutes, findMissingSchedules } from './rules/cron-routes.ts';
import {
	findHostVariables,
	type Declarations,
	type HostVariables
} from './rules/host-variables.ts';
import { findNodeVersions, type AskedVersion } from './rules/node-version.ts';
import { findRateLimiters } from './rules/rate-limiters.ts';
import type { Violation } from './violation.ts';

const declarations: Declarations = variables;

const values = z.record(z.string(), z.unknown()).default({});

/** What is read of each host's file; the rest is the host's to check. */
const wranglerFile = z.object({
	vars: values,
	env: z.record(z.string(), z.object({ vars: values })).default({}),
	ratelimits: z
		.array(
			z.object({ name: z.string(), simple: z.object({ limit: z.number(), period: z.number() }) })
		)
		.default([])
});
const netlifyFile = z.object({
	build: z.object({ environment: values }).prefault({}),
	context: z.record(z.string(), z.object({ environment: values })).default({})
});
const vercelFile = z.object({
	env: values,
	build: z.object({ env: values }).prefault({}),
	crons: z.array(z.object({ path: z.string() })).default([])
});

/** Read by the build, or by the host itself. */
const BUILD_TIME = ['DEPLOY_TARGET', 'NODE_VERSION'];

const text = (folder: string, file: string): string => readFileSync(join(folder, file), 'utf8');

const texts = (record: Record<string, unknown>): Record<string, string> =>
	Object.fromEntries(
		Object.entries(record).filter(
			(entry): entry is [string, string] => typeof entry[1] === 'string'
		)
	);

/** Folders below src/routes, with `/`, that have an endpoint; that of tasks once for each task there is. */
function routesOf(folder: string): string[] {
	const endpoints = globSync('**/+server.ts', { cwd: join(folder, 'src', 'routes') });
	const routes = endpoints.map((path) => dirname(path).replaceAll(sep, '/'));
	return routes.flatMap((route) => Object.keys(tasks).map((task) => route.replace('[task]', task)));
}

function checkVariables(files: HostVariables[]): Violation[] {
	return files.flatMap((file) => findHostVariables(file, declarations));
}

function checkWrangler(folder: string): Violation[] {
	const file = 'wrangler.toml';
	const { vars, env, ratelimits } = wranglerFile.parse(parse(text(folder, file)));
	const environments = [{ vars }, ...Object.values(env)];
	const quota = (name: 'RATE_LIMIT_READ' | 'RATE_LIMIT_WRITE' | 'RATE_LIMIT_SIGN_IN') =>
		readVariable([name, variables[name]], texts(vars));
	return [
		...checkVariables(
			environments.map((environment) => ({ file, values: environment.vars, buildTime: [] }))
		),
		...findRateLimiters(file, ratelimits, {
			READ_LIMITER: quota('RATE_LIMIT_READ'),
			WRITE_LIMITER: quota('RATE_LIMIT_WRITE'),
			SIGN_IN_LIMITER: quota('RATE_LIMIT_SIGN_IN')
		})
	];
}

function checkNetlify(folder: string, own: AskedVersion): Violation[] {
	const file = 'netlify.toml';
	const { build, context } = netlifyFile.parse(parse(text(folder, file)));
	const environments = [build, ...Object.values(context)].map(({ environment }) => environment);
	const { NODE_VERSION = '' } = texts(build.environment);
	return [
		...checkVariables(
			environments.map((environment) => ({ file, values: environment, buildTime: BUILD_TIME }))
		),
		...findNodeVersions(own, [{ file, version: NODE_VERSION }])
	];
}

function checkVercel(folder: string): Violation[] {
	const file = 'vercel.json';
	const { env, build, crons } = vercelFile.parse(JSON.parse(text(folder, file)));
	const paths = crons.map(({ path }) => path);
	return [
		...checkVariables([
			{ file, values: env, buildTime: [] },
			{ file, values: build.env, buildTime: BUILD_TIME }
		]),
		...findCronRoutes(file, paths, routesOf(folder)),
		...findMissingSchedules(file, paths, SCHEDULED)
	];
}

/**
 * Compares what the files of the hosts in `folder` say with src/env.ts, with the routes, and with .nvmrc.
 * @param runtimes what built outputs ask for besides
 */
export function checkHosts(folder: string, runtimes: readonly AskedVersion[]): Violation[] {
	const own = { file: '.nvmrc', version: text(folder, '.nvmrc') };
	return [
		...checkWrangler(folder),
		...checkNetlify(folder, own),
		...checkVercel(folder),
		...findNodeVersions(own, runtimes)
	];
}
