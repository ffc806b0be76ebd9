/**
 * Netlify's edge on this machine, in real Deno: `node edge-host.ts <folder> <port>`, where the folder has `publish/`
 * (files) and `edge-functions/` (what the adapter writes, with its manifest).
 */
import { copyFile, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { readEdgeManifest, type EdgeFunction } from './edge-manifest.ts';
import { runHost, type Deploy } from './host.ts';
import { networkCache, notFound, publicResponse } from './network.ts';
import { platformEnvironment, platformRequest } from './platform-request.ts';
import { startRuntime, type RuntimeProcess } from './runtime-process.ts';
import { staticFiles } from './static-files.ts';

/** The program inside the npm package; its `bin` is a script that only starts this. */
function denoProgram(): string {
	const folder = dirname(fileURLToPath(import.meta.resolve('deno/package.json')));
	return join(folder, process.platform === 'win32' ? 'deno.exe' : 'deno');
}

/** Netlify's own code around an edge function, which its tools for local development bring along. */
function bootstrapFile(): string {
	const entry = fileURLToPath(import.meta.resolve('@netlify/edge-functions-dev'));
	return join(dirname(entry), '..', 'deno', 'bootstrap.mjs');
}

async function startIsolate(folder: string, origin: string, name: string): Promise<RuntimeProcess> {
	const isolate = join(folder, 'edge-isolate.ts');
	const bootstrap = join(folder, 'bootstrap.mjs');
	await copyFile(join(import.meta.dirname, 'edge-isolate.ts'), isolate);
	await copyFile(bootstrapFile(), bootstrap);
	const urls = [bootstrap, join(folder, 'edge-functions', `${name}.js`)].map(
		(file) => pathToFileURL(file).href
	);
	return startRuntime({
		program: denoProgram(),
		args: [
			...['run', '--no-prompt', '--no-remote', '--no-npm', '--no-config', '--no-lock', '--quiet'],
			...['--allow-env', '--allow-net=127.0.0.1,localhost', `--allow-read=${folder}`],
			...[isolate, ...urls, name]
		],
		cwd: folder,
		env: {
			...platformEnvironment(origin),
			// Makes Netlify's bootstrap behave as deployed: it logs and fails as it does there.
			DENO_DEPLOYMENT_ID: 'local',
			DENO_REGION: 'local',
			DENO_DIR: join(folder, 'deno'),
			DENO_NO_PACKAGE_JSON: '1',
			DENO_NO_UPDATE_CHECK: '1',
			NO_COLOR: '1'
		}
	});
}

/** What Netlify's network tells its edge runtime about the function to run. */
function invocation({ name, path }: EdgeFunction): Record<string, string> {
	// The pattern is for rewrites, which SvelteKit never asks for.
	const metadata = { req_routes: [0], routes: [{ function: name, path, pattern: '^/' }] };
	return {
		'x-nf-edge-functions': name,
		'x-nf-edge-functions-metadata': btoa(JSON.stringify(metadata))
	};
}

/** An uncaught error is in the log; its text is not for the client. */
function withoutErrorText(response: Response): Response {
	if (!response.headers.has('x-nf-uncaught-error')) return response;
	return new Response('This edge function has crashed', {
		status: 500,
		headers: { 'content-type': 'text/plain; charset=utf-8' }
	});
}

async function startDeploy(folder: string, origin: string): Promise<Deploy> {
	const manifest = await readFile(join(folder, 'edge-functions', 'manifest.json'), 'utf8');
	const edgeFunction = readEdgeManifest(manifest);
	const file = staticFiles(join(folder, 'publish'));
	const cached = networkCache();
	const isolate = await startIsolate(folder, origin, edgeFunction.name);

	const run = async (request: Request) => withoutErrorText(await isolate.send(request));

	async function answerOf(request: Request): Promise<Response> {
		if (!edgeFunction.answers(new URL(request.url).pathname)) {
			return (await file(request)) ?? notFound(request);
		}
		return edgeFunction.isCached ? cached(request, run) : run(request);
	}

	return {
		stop: isolate.stop,
		async answer(original, address) {
			const request = platformRequest(original, address, invocation(edgeFunction));
			return publicResponse(request, await answerOf(request));
		}
	};
}

await runHost(startDeploy);
