import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { tempFolder } from '../support/temp-folder.ts';
import { freePort } from '../support/free-port.ts';

test('npm start prints the address it serves on, and Ctrl-C ends it cleanly', async () => {
	const port = await freePort();
	const npm = spawn('npm', ['start'], {
		env: { ...process.env, PORT: String(port), DATA_DIR: tempFolder('app') },
		stdio: ['ignore', 'pipe', 'pipe'],
		// A process group of its own, as a terminal gives to a command.
		detached: true
	});
	const closed = once(npm, 'close');
	let log = '';
	npm.stdout.on('data', (chunk: Buffer) => (log += chunk.toString()));
	const address = `http://127.0.0.1:${port}`;
	for await (const line of createInterface({ input: npm.stderr })) {
		if (line.includes(`Slipway is ready: ${address}`)) break;
	}
	expect((await fetch(address)).status).toBe(200);

	process.kill(-(npm.pid ?? 0), 'SIGINT');
	await closed;
	expect(log).toContain('"msg":"stopped"');
	expect(log).not.toContain('second signal');
});
