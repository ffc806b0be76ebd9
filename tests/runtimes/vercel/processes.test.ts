import { existsSync } from 'node:fs';
import { afterEach, expect, test, vi } from 'vitest';
import { edgeFunction, nodeFunction, startHost, writeOutput } from './fixture.ts';

const hosts: Awaited<ReturnType<typeof startHost>>[] = [];

async function start(files: Record<string, string>) {
	const host = await startHost(writeOutput(files));
	hosts.push(host);
	return host;
}

afterEach(async () => {
	for (const { kill, ended } of hosts.splice(0)) {
		kill('SIGTERM');
		await ended;
	}
});

function isAlive(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
}

const WHERE = 'return Response.json({ pid: process.pid, cwd: process.cwd() });';

interface Where {
	pid: number;
	cwd: string;
}

async function where(url: string): Promise<Where> {
	return (await (await fetch(url)).json()) as Where;
}

test('each function has a process of its own, in its own directory, started once', async () => {
	const { url } = await start({ ...nodeFunction('a', WHERE), ...nodeFunction('b', WHERE) });
	const many = await Promise.all(Array.from({ length: 5 }, () => where(`${url}/a`)));
	expect(new Set(many.map(({ pid }) => pid)).size).toBe(1);
	const other = await where(`${url}/b`);
	expect(other.pid).not.toBe(many[0]?.pid);
	expect(other.cwd).toMatch(/functions\/b\.func$/);
	expect(other.cwd.startsWith(process.cwd())).toBe(false);
});

test('a crash is a 500, and the next request finds a new process', async () => {
	const { url, stderr } = await start(
		nodeFunction('a', `if (request.method === 'POST') process.abort(); ${WHERE}`)
	);
	const { pid } = await where(`${url}/a`);
	const crashed = await fetch(`${url}/a`, { method: 'POST' });
	expect(crashed.status).toBe(500);
	expect(crashed.headers.get('x-vercel-error')).toBe('FUNCTION_INVOCATION_FAILED');
	await vi.waitFor(async () => expect((await where(`${url}/a`)).pid).not.toBe(pid));
	await vi.waitFor(() => expect(stderr()).toContain('/a: '));
});

test('a function that throws is a 500 without its words, which are printed, and lives on', async () => {
	const { url, stderr } = await start(
		nodeFunction('a', `if (request.method === 'POST') throw new Error('secret'); ${WHERE}`)
	);
	const { pid } = await where(`${url}/a`);
	const failed = await fetch(`${url}/a`, { method: 'POST' });
	expect(failed.status).toBe(500);
	expect(await failed.text()).not.toContain('secret');
	await vi.waitFor(() => expect(stderr()).toContain('Error: secret'));
	expect((await where(`${url}/a`)).pid).toBe(pid);
});

test('a function that cannot be loaded is a 500 each time', async () => {
	const { url } = await start({
		...nodeFunction('a', ''),
		'functions/a.func/index.js': 'export const nothing = 1;'
	});
	expect((await fetch(`${url}/a`)).status).toBe(500);
	expect((await fetch(`${url}/a`)).status).toBe(500);
});

test('a function that asks for it hears of clients that leave', async () => {
	const config = { handler: 'index.js', launcherType: 'Nodejs', supportsCancellation: true };
	const { url, stdout } = await start({
		...nodeFunction(
			'a',
			`request.signal.addEventListener('abort', () => console.log('left'));
			return new Response(new ReadableStream({
				start(controller) { controller.enqueue(new Uint8Array(1)); }
			}));`
		),
		'functions/a.func/.vc-config.json': JSON.stringify({ ...config, runtime: 'nodejs24.x' })
	});
	await (await fetch(`${url}/a`)).body?.cancel();
	await vi.waitFor(() => expect(stdout()).toContain('left'));
});

test('a function that takes too long is given up', async () => {
	const config = { handler: 'index.js', launcherType: 'Nodejs', maxDuration: 0.05 };
	const { url } = await start({
		...nodeFunction('a', 'return new Promise(() => undefined);'),
		'functions/a.func/.vc-config.json': JSON.stringify({ ...config, runtime: 'nodejs24.x' })
	});
	const response = await fetch(`${url}/a`);
	expect(response.status).toBe(504);
	expect(response.headers.get('x-vercel-error')).toBe('FUNCTION_INVOCATION_TIMEOUT');
});

const WAIT_UNTIL = `const { waitUntil } = globalThis[Symbol.for('@vercel/request-context')].get();
	waitUntil(new Promise((resolve) => setTimeout(resolve, 300)).then(() => console.log('deferred')));
	return new Response('ok');`;

test.each([
	['Node', nodeFunction('a', WAIT_UNTIL)],
	['edge', edgeFunction('a', `export default async () => { ${WAIT_UNTIL} }`)]
])('work that waits for nobody is done before the process ends: %s', async (_, files) => {
	const { url, kill, ended, stdout } = await start(files);
	expect(await (await fetch(`${url}/a`)).text()).toBe('ok');
	kill('SIGTERM');
	expect(await ended).toBe(0);
	expect(stdout()).toBe('deferred\n');
});

test('SIGTERM ends the host and its processes, and removes what it copied', async () => {
	const { url, kill, ended } = await start(nodeFunction('a', WHERE));
	const { pid, cwd } = await where(`${url}/a`);
	expect(existsSync(cwd)).toBe(true);
	kill('SIGTERM');
	expect(await ended).toBe(0);
	expect(isAlive(pid)).toBe(false);
	expect(existsSync(cwd)).toBe(false);
});

test('a host that is killed leaves no process behind', async () => {
	const { url, kill, ended } = await start(nodeFunction('a', WHERE));
	await where(`${url}/a`);
	kill('SIGKILL');
	// The function's process writes to the same stdout, which is closed when the last of them is gone.
	expect(await ended).toBe(null);
});

test('a function that is still loading does not outlive a host that is killed', async () => {
	const { url, kill, ended, stdout } = await start({
		...nodeFunction('a', ''),
		'functions/a.func/index.js': `console.log('loading'); setInterval(() => undefined, 1000);
			await new Promise(() => undefined);`
	});
	const unanswered = fetch(`${url}/a`).catch(() => 'broken off');
	await vi.waitFor(() => expect(stdout()).toBe('loading\n'));
	kill('SIGKILL');
	expect(await ended).toBe(null);
	expect(await unanswered).toBe('broken off');
});
