import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { freePort } from '../../support/free-port.ts';
import { tempFolder } from '../../support/temp-folder.ts';

interface RunningHost {
	url: string;
	/** What the app wrote so far. */
	stdout: () => string;
	/** What the host wrote so far. */
	stderr: () => string;
	kill: (signal: NodeJS.Signals) => void;
	/** Resolves with its exit code when it has ended. */
	ended: Promise<number | null>;
}

/** A Build Output API directory made of these files; `links` maps a function to the one it is a link to. */
export function writeOutput(
	files: Record<string, string>,
	links: Record<string, string> = {}
): string {
	const root = tempFolder('vercel-output');
	for (const [name, text] of Object.entries({ 'config.json': '{"version":3}', ...files })) {
		mkdirSync(dirname(join(root, name)), { recursive: true });
		writeFileSync(join(root, name), text);
	}
	for (const [name, target] of Object.entries(links)) {
		const link = join(root, 'functions', name);
		mkdirSync(dirname(link), { recursive: true });
		symlinkSync(relative(dirname(link), join(root, 'functions', target)), link);
	}
	return root;
}

/** The files of a Node function that answers with this body of `fetch(request)`. */
export function nodeFunction(path: string, body: string): Record<string, string> {
	const config = { runtime: 'nodejs24.x', handler: 'index.js', launcherType: 'Nodejs' };
	return {
		[`functions/${path}.func/.vc-config.json`]: JSON.stringify(config),
		[`functions/${path}.func/package.json`]: '{"type":"module"}',
		[`functions/${path}.func/index.js`]: `export default { async fetch(request) { ${body} } };`
	};
}

/** The files of an edge function with this source. */
export function edgeFunction(path: string, source: string): Record<string, string> {
	const config = { runtime: 'edge', entrypoint: 'index.js' };
	return {
		[`functions/${path}.func/.vc-config.json`]: JSON.stringify(config),
		[`functions/${path}.func/index.js`]: source
	};
}

/** Starts the host as a program, and waits until it accepts requests. */
export async function startHost(folder: string): Promise<RunningHost> {
	const port = await freePort();
	const program = join(import.meta.dirname, 'host.ts');
	const child = spawn(process.execPath, [program, folder, String(port)], {
		// A host that is killed cannot remove what it copied.
		env: { ...process.env, TMPDIR: tempFolder('vercel-host') },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let stdout = '';
	let stderr = '';
	const ready = Promise.withResolvers<undefined>();
	child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
	child.stderr.on('data', (chunk: Buffer) => {
		stderr += chunk.toString();
		if (stderr.includes(`ready http://127.0.0.1:${port}\n`)) ready.resolve(undefined);
	});
	const ended = once(child, 'close').then(([code]) => {
		ready.reject(new Error(`The host ended before it was ready:\n${stderr}`));
		return code as number | null;
	});
	await ready.promise;
	return {
		url: `http://127.0.0.1:${port}`,
		stdout: () => stdout,
		stderr: () => stderr,
		kill: (signal) => child.kill(signal),
		ended
	};
}
