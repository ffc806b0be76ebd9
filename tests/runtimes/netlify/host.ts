import { cp, mkdtemp, realpath, rm } from 'node:fs/promises';
import { type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { serve, type Answer } from './front.ts';

export interface Deploy {
	answer: Answer;
	/** Ends what runs behind the answers, after it has finished what it began. */
	stop: () => Promise<void>;
}

/** Starts what a deploy consists of; `folder` is a copy outside the project, `origin` where it will be served. */
export type StartDeploy = (folder: string, origin: string) => Promise<Deploy>;

/** Resolves on a signal, or when the process that wanted this host is gone. */
function askedToStop(): Promise<void> {
	return new Promise((resolve) => {
		for (const event of ['SIGTERM', 'SIGINT', 'disconnect']) process.once(event, () => resolve());
	});
}

async function runDeploy(folder: string, port: number, start: StartDeploy): Promise<void> {
	const origin = `http://127.0.0.1:${port}`;
	const stop = askedToStop();
	const deploy = await start(folder, origin);
	let server: Server | undefined;
	try {
		server = await serve(port, deploy.answer);
		console.error(`ready ${origin}`);
		await stop;
	} finally {
		server?.close();
		await deploy.stop();
		server?.closeAllConnections();
	}
}

/** The command line of a host: serves a copy of a folder on a port until it is told to stop. */
export async function runHost(start: StartDeploy): Promise<void> {
	const [program = '', source, port = ''] = process.argv.slice(1);
	if (source === undefined || !/^\d+$/.test(port)) {
		console.error(`Usage: node ${basename(program)} <folder> <port>`);
		process.exit(2);
	}
	const folder = await realpath(await mkdtemp(join(tmpdir(), 'netlify-host-')));
	try {
		await cp(source, folder, { recursive: true, verbatimSymlinks: true });
		await runDeploy(folder, Number(port), start);
	} catch (error) {
		console.error(error);
		process.exitCode = 1;
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
	// A parent's IPC channel would keep the process alive.
	process.exit();
}
