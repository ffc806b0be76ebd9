import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Readable } from 'node:stream';
import { freePort } from '../../support/free-port.ts';
import { tempFolder } from '../../support/temp-folder.ts';

export interface HostProcess {
	url: string;
	port: number;
	/** What the function printed so far, line by line. */
	lines: string[];
	signal: (signal: NodeJS.Signals) => void;
	/** Closes the IPC channel, as the end of a parent does. */
	disconnect: () => void;
	/** Resolves with the exit code when the host and everything that shares its output have ended. */
	ended: Promise<number | null>;
}

/** Starts one of the hosts in this folder and resolves when it is ready. */
export async function startHost(
	host: 'function-host.ts' | 'edge-host.ts',
	folder: string,
	env: Record<string, string> = {}
): Promise<HostProcess> {
	const port = await freePort();
	const child = spawn(process.execPath, [join(import.meta.dirname, host), folder, String(port)], {
		// A host that is killed leaves its copy behind; there it is removed with everything else.
		env: { PATH: process.env.PATH, TMPDIR: tempFolder('host'), ...env },
		stdio: ['ignore', 'pipe', 'pipe', 'ipc']
	}) as ChildProcessByStdio<null, Readable, Readable>;
	const lines: string[] = [];
	createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
	// Not its event "close", which Node leaves out after `disconnect`.
	const ended = Promise.all([once(child, 'exit'), once(child.stdout, 'close')]).then(
		([[code]]) => code as number | null
	);

	const url = `http://127.0.0.1:${port}`;
	const messages: string[] = [];
	const ready = new Promise<void>((resolve) => {
		createInterface({ input: child.stderr }).on('line', (line) => {
			messages.push(line);
			if (line === `ready ${url}`) resolve();
		});
	});
	const silence = ended.then(() => {
		throw new Error(`The host ended before it was ready:\n${messages.join('\n')}`);
	});
	silence.catch(() => undefined);
	await Promise.race([ready, silence]);

	return {
		url,
		port,
		lines,
		signal: (signal) => child.kill(signal),
		disconnect: () => child.disconnect(),
		ended
	};
}
