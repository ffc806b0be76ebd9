import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { endToEndHeaders } from '../end-to-end-headers.ts';
import { nodeHeaders } from './front.ts';
import { toNodeStream, toWebStream } from './web-streams.ts';

/**
 * How a runtime is started. The program serves HTTP on loopback, says `listening <port>` on stderr, and ends once its
 * stdin does: that pipe closes however the host ends, so no runtime outlives it.
 */
export interface Command {
	program: string;
	args: readonly string[];
	cwd: string;
	env: NodeJS.ProcessEnv;
}

export interface RuntimeProcess {
	/** Passes a request on; the answer streams. */
	send: (request: Request) => Promise<Response>;
	/** Lets the runtime finish what it has begun. */
	stop: () => Promise<void>;
}

/** The runtimes give their own work two seconds; whoever takes longer is ended. */
const PATIENCE_MILLISECONDS = 2500;

const STATUS_WITHOUT_BODY = new Set([204, 205, 304]);

interface Running {
	child: ChildProcess;
	port: number;
}

async function launch(command: Command, onEnd: () => void): Promise<Running> {
	const { program, args, cwd, env } = command;
	// What the app prints goes straight to the host's stdout.
	const child = spawn(program, args, { cwd, env, stdio: ['pipe', 'inherit', 'pipe'] });
	child.once('exit', onEnd);
	const port = new Promise<number>((resolve) => {
		createInterface({ input: child.stderr }).on('line', (line) => {
			const [, said] = /^listening (\d+)$/.exec(line) ?? [];
			if (said === undefined) console.error(line);
			else resolve(Number(said));
		});
	});
	const end = once(child, 'exit').then(() => {
		throw new Error(`${program} ended before it listened.`);
	});
	return { child, port: await Promise.race([port, end]) };
}

function responseOf(incoming: IncomingMessage): Response {
	const status = incoming.statusCode ?? 502;
	if (STATUS_WITHOUT_BODY.has(status)) incoming.resume();
	return new Response(STATUS_WITHOUT_BODY.has(status) ? null : toWebStream(incoming), {
		status,
		headers: endToEndHeaders(incoming)
	});
}

async function forward(request: Request, port: number): Promise<Response> {
	const { pathname, search } = new URL(request.url);
	const outgoing = httpRequest({
		host: '127.0.0.1',
		port,
		method: request.method,
		path: pathname + search,
		headers: nodeHeaders(request.headers),
		signal: request.signal,
		// A connection for each request: none can be closed by the other side just when it is used again.
		agent: false
	});
	// Rejects on an error that comes first; one that comes later ends the answer's own stream.
	const response = once(outgoing, 'response') as Promise<[IncomingMessage]>;
	outgoing.on('error', () => undefined);
	if (request.body) {
		// A runtime may answer before it has read everything; then its answer counts.
		pipeline(toNodeStream(request.body), outgoing).catch(() => undefined);
	} else {
		outgoing.end();
	}
	const [incoming] = await response;
	return responseOf(incoming);
}

/**
 * Starts a runtime in a process of its own and resolves when it listens. One that ends by itself is started again by
 * the next request, as the platform does.
 */
export async function startRuntime(command: Command): Promise<RuntimeProcess> {
	let running: Promise<Running> | undefined;

	function run(): Promise<Running> {
		return (running ??= launch(command, () => (running = undefined)));
	}
	await run();

	return {
		send: async (request) => forward(request, (await run()).port),
		async stop() {
			const child = (await running?.catch(() => undefined))?.child;
			if (!child || child.exitCode !== null) return;
			const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MILLISECONDS);
			child.stdin?.end();
			await once(child, 'exit');
			clearTimeout(timer);
		}
	};
}
