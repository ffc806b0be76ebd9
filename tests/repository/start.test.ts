import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { PASSWORD } from '../../scripts/seed/people.ts';
import { startNode } from '../runtimes/node.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { freePort } from '../support/free-port.ts';
import { cookiesOf, submit } from '../support/people.ts';

/** They start the command, and some of them the app, several times. */
const SLOW = { timeout: 180_000 };

test(
	'npm start fills an empty database, says how to sign in, and Ctrl-C ends it cleanly',
	SLOW,
	async () => {
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
		let said = '';
		for await (const line of createInterface({ input: npm.stderr })) {
			said += `${line}\n`;
			if (line.includes(`Slipway is ready: ${address}`)) break;
		}
		expect((await fetch(address)).status).toBe(200);

		const [, password = ''] = /Everybody's password: (.+)/.exec(said) ?? [];
		expect(said).toContain('ada@harbour.example');
		const cookie = await signIn(address, 'ada@harbour.example', password);
		const board = await fetch(`${address}/harbour-works/quay`, { headers: { cookie } });
		expect(board.status).toBe(200);
		expect(await board.text()).toContain('Fix the crane');

		process.kill(-(npm.pid ?? 0), 'SIGINT');
		await closed;
		expect(log).toContain('"msg":"stopped"');
		expect(log).not.toContain('second signal');
	}
);

async function signIn(url: string, email: string, password: string): Promise<string> {
	const { response } = await submit({ url }, '/sign-in', { email, password });
	expect(response.status).toBe(303);
	return cookiesOf(response);
}

/** What the command said, without the line in which Node misses a file that is optional. */
async function seed(args: string[], env: Record<string, string>) {
	const npm = spawn('npm', ['run', '--silent', 'seed', '--', ...args], {
		env: { ...process.env, ...env },
		stdio: ['ignore', 'ignore', 'pipe']
	});
	let said = '';
	npm.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
	const [code] = (await once(npm, 'close')) as [number];
	return { succeeded: code === 0, said: said.replace(/^\.env not found.*\n/, '') };
}

test('a database that someone serves from is left alone, with a reason', SLOW, async () => {
	const DATA_DIR = tempFolder('app');
	const app = await startNode({ DATA_DIR });
	const refused = await seed([], { DATA_DIR });
	expect(refused.succeeded).toBe(false);
	expect(refused.said).toContain('Another process already uses the database');
	expect(await seed(['--if-empty'], { DATA_DIR })).toEqual({ succeeded: true, said: '' });
	// `node build` by itself makes nobody.
	const { response } = await submit(app, '/sign-in', {
		email: 'ada@harbour.example',
		password: PASSWORD
	});
	expect(response.status).not.toBe(303);
	await app.stop();
});

test(
	'production gets people of which everybody knows the password only when it is asked for',
	SLOW,
	async () => {
		const env = { DATA_DIR: tempFolder('app'), APP_ENV: 'production' };
		const refused = await seed([], env);
		expect(refused.succeeded).toBe(false);
		expect(refused.said).toContain('--into-production');
		expect(await seed(['--if-empty'], env)).toEqual({ succeeded: true, said: '' });
		expect((await seed(['--into-production'], env)).said).toContain('Boards made: 4.');
		expect((await seed(['--into-production'], env)).said).toContain('nothing was changed');
	}
);
