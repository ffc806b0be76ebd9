import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { invoke, type Invocation } from './invoke.ts';
import type { FunctionOutput } from './outputs.ts';
import { platformError } from './platform-answers.ts';
import { GRACE_MS } from './shutdown.ts';

export interface Functions {
	/** Runs the function, in a process that is started when it is first needed. Answers also when it crashes. */
	call(output: FunctionOutput, invocation: Omit<Invocation, 'port'>): Promise<Response>;
	/** Ends all processes, after what they are doing. */
	stop(): Promise<void>;
}

interface Running {
	child: ChildProcess;
	port: Promise<number>;
}

const DEFAULT_DURATION_SECONDS = 300;

const LAUNCHERS = {
	node: { file: new URL('./node-launcher.ts', import.meta.url), execArgv: [] },
	edge: {
		file: new URL('./edge-launcher.ts', import.meta.url),
		execArgv: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning']
	}
};

function start({ folder, config }: FunctionOutput, env: NodeJS.ProcessEnv): Running {
	const isEdge = config.runtime === 'edge';
	const { file, execArgv } = isEdge ? LAUNCHERS.edge : LAUNCHERS.node;
	const entry = isEdge ? config.entrypoint : config.handler;
	const child = fork(fileURLToPath(file), [entry], { cwd: folder, env, execArgv });
	const { promise, resolve, reject } = Promise.withResolvers<number>();
	child.once('message', (message) => resolve((message as { port: number }).port));
	child.once('exit', (code, signal) => {
		reject(new Error(`the process of ${folder} ended (${signal ?? `code ${code}`})`));
	});
	child.once('error', reject);
	return { child, port: promise };
}

async function end({ child }: Running): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const exit = once(child, 'exit');
	child.kill('SIGTERM');
	const late = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
	await exit;
	clearTimeout(late);
}

function limits({ config }: FunctionOutput, gone: AbortSignal) {
	const seconds = config.runtime === 'edge' ? undefined : config.maxDuration;
	const timeout = AbortSignal.timeout((seconds ?? DEFAULT_DURATION_SECONDS) * 1000);
	// https://vercel.com/docs/functions/functions-api-reference#cancel-requests
	const cancellable = config.runtime !== 'edge' && config.supportsCancellation;
	return { timeout, cancellable, signal: cancellable ? AbortSignal.any([timeout, gone]) : timeout };
}

/** One process per function directory. A process that died is replaced at the next call. */
export function functionProcesses(env: NodeJS.ProcessEnv): Functions {
	const running = new Map<string, Running>();
	let stopping = false;

	function ensure(output: FunctionOutput): Running {
		const current = running.get(output.folder);
		if (current) return current;
		if (stopping) throw new Error('the host is stopping');

		const started = start(output, env);
		running.set(output.folder, started);
		started.child.once('exit', () => running.delete(output.folder));
		return started;
	}

	return {
		async call(output, invocation) {
			const { timeout, cancellable, signal } = limits(output, invocation.signal);
			try {
				const port = await ensure(output).port;
				return await invoke({ ...invocation, port, signal }, { cancellable });
			} catch (error) {
				if (timeout.aborted) return platformError('FUNCTION_INVOCATION_TIMEOUT');
				if (!invocation.signal.aborted) console.error(`${output.path}: ${String(error)}`);
				return platformError('FUNCTION_INVOCATION_FAILED');
			}
		},

		async stop() {
			stopping = true;
			await Promise.all(running.values().map(end));
		}
	};
}
