import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { ensureOutput, type Target } from '../../scripts/outputs.ts';
import { secrets } from '../support/secrets.ts';
import { freePort } from '../support/free-port.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { startNode } from './node.ts';
import { startProgram, type RunningApp } from './process.ts';

export const runtimes = [
	'node',
	'vercel-function',
	'vercel-edge',
	'netlify-function',
	'netlify-edge',
	'workerd'
] as const;
export type Runtime = (typeof runtimes)[number];

export const isRuntime = (name: string | undefined): name is Runtime =>
	(runtimes as readonly (string | undefined)[]).includes(name);

/** Which build each runtime executes. */
export const targetOf: Record<Runtime, Target> = {
	node: 'node',
	'vercel-function': 'vercel',
	'vercel-edge': 'vercel-edge',
	'netlify-function': 'netlify',
	'netlify-edge': 'netlify-edge',
	workerd: 'cloudflare'
};

/** The program that stands for the platform; Node is its own. */
const hosts: Record<Exclude<Runtime, 'node'>, string> = {
	'vercel-function': 'vercel/host.ts',
	'vercel-edge': 'vercel/host.ts',
	'netlify-function': 'netlify/function-host.ts',
	'netlify-edge': 'netlify/edge-host.ts',
	workerd: 'workerd/host.ts'
};

export interface StartOptions {
	/** The app's variables; what they need of a database must be in there. */
	env: Record<string, string>;
	port?: number;
	/** Receives the lines of the app's log … */
	onLog?: (line: string) => void;
	/** … and what the runtime says besides. */
	onMessage?: (line: string) => void;
}

/** Starts the built output of a runtime's target, which must be there, outside the project. */
export async function startRuntime(
	runtime: Runtime,
	{ env: given, port = 0, onLog, onMessage }: StartOptions
): Promise<RunningApp> {
	const env = { ...secrets, ...given };
	const output = await ensureOutput(targetOf[runtime]);
	const chosen = port || (await freePort());
	if (runtime === 'node') {
		const folder = tempFolder('node');
		cpSync(output, folder, { recursive: true, verbatimSymlinks: true });
		return startNode(env, { folder, port: chosen, onLog, onMessage });
	}
	const host = join(import.meta.dirname, hosts[runtime]);
	return startProgram({
		args: [host, output, String(chosen)],
		port: chosen,
		env,
		onLog,
		onMessage
	});
}
