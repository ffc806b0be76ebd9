import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { quietWrangler } from '../../scripts/quiet-wrangler.ts';
import { endWithUs } from './end-with-us.ts';
import { freePort } from './free-port.ts';

/** Serves the worker of the wrangler.toml in `folder` on loopback; it listens once its output says `Ready on`. */
export async function spawnWrangler(
	folder: string,
	port: number
): Promise<ChildProcessByStdio<null, Readable, Readable>> {
	const wrangler = createRequire(import.meta.url).resolve('wrangler/package.json');
	const child = spawn(
		process.execPath,
		[
			join(dirname(wrangler), 'bin', 'wrangler.js'),
			...['dev', '--config', 'wrangler.toml', '--local', '--persist-to', 'state'],
			...['--ip', '127.0.0.1', '--port', String(port)],
			...['--inspector-ip', '127.0.0.1', '--inspector-port', String(await freePort())]
		],
		{
			cwd: folder,
			env: { PATH: process.env.PATH, HOME: folder, ...quietWrangler },
			stdio: ['ignore', 'pipe', 'pipe'],
			// A group of its own: workerd is a child of wrangler's.
			detached: true
		}
	);
	if (child.pid) endWithUs(-child.pid);
	return child;
}
