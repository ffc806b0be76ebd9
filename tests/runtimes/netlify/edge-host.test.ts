import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { tempFolder } from '../../support/temp-folder.ts';
import { describeHost } from './contract.ts';
import { startHost, type HostProcess } from './host-process.ts';

/** What adapter-netlify makes of a project, but for the function's code. */
const ENTRY = `
import { readFileSync } from 'node:fs';
import run from '../edge/function.js';

const attempts = {
	'its own file, by Deno': async () => Deno.readTextFile(new URL(import.meta.url)),
	'its own file, by Node': async () => readFileSync(new URL(import.meta.url)),
	'the password file': async () => readFileSync('/etc/passwd'),
	'the current folder': async () => Deno.cwd(),
	'a new file': async () => Deno.writeTextFile('/tmp/written-by-an-edge-function', ''),
	'a program': async () => new Deno.Command('true').outputSync(),
	'another machine': async () => fetch('http://203.0.113.1/')
};
const outcome = (attempt) => attempt().then(() => 'allowed', () => 'refused');

export default async (request, context) => {
	const { origin, pathname } = new URL(request.url);
	if (pathname === '/read') return fetch(origin + '/_app/immutable/data.txt');
	if (pathname !== '/attempts') return run(request, context);
	const outcomes = Object.entries(attempts).map(async ([name, a]) => [name, await outcome(a)]);
	return Response.json(Object.fromEntries(await Promise.all(outcomes)));
};
`;

function deploy(declaration: object = {}): string {
	const folder = tempFolder('netlify-edge-deploy');
	for (const name of ['publish/_app/immutable', 'edge-functions', 'edge']) {
		mkdirSync(join(folder, name), { recursive: true });
	}
	writeFileSync(join(folder, 'publish/_headers'), '/*\n  X-Rule: file\n');
	writeFileSync(join(folder, 'publish/about.html'), 'about us');
	writeFileSync(join(folder, 'publish/_app/immutable/data.txt'), 'an asset');
	const excludedPath = ['/_app/immutable/*', '/about', '/.netlify/*'];
	const functions = [{ function: 'render', path: '/*', excludedPath, ...declaration }];
	writeFileSync(
		join(folder, 'edge-functions/manifest.json'),
		JSON.stringify({ functions, version: 1 })
	);
	writeFileSync(join(folder, 'edge-functions/render.js'), ENTRY);
	copyFileSync(join(import.meta.dirname, 'fixture-function.js'), join(folder, 'edge/function.js'));
	return folder;
}

async function startEdge(declaration?: object): Promise<HostProcess> {
	const host = await startHost('edge-host.ts', deploy(declaration));
	onTestFinished(async () => {
		host.signal('SIGTERM');
		await host.ended;
	});
	return host;
}

const folder = deploy();
describeHost((env) => startHost('edge-host.ts', folder, env));

describe('the edge function', () => {
	test('is kept from files, programs and other machines', async () => {
		const { url } = await startEdge();
		expect(await (await fetch(`${url}/attempts`)).json()).toEqual({
			'its own file, by Deno': 'refused',
			'its own file, by Node': 'refused',
			'the password file': 'refused',
			'the current folder': 'refused',
			'a new file': 'refused',
			'a program': 'refused',
			'another machine': 'refused'
		});
	});

	test('reads assets from its own site', async () => {
		const { url } = await startEdge();
		expect(await (await fetch(`${url}/read`)).text()).toBe('an asset');
	});

	test('learns that its client has gone', async () => {
		const host = await startEdge();
		const client = new AbortController();
		const request = fetch(`${host.url}/hang`, { signal: client.signal });
		await expect.poll(() => host.lines).toContain('{"msg":"hanging"}');
		client.abort();
		await expect(request).rejects.toThrow();
		await expect.poll(() => host.lines).toContain('{"msg":"aborted"}');
	});

	test('is asked every time, whatever it says about caching', async () => {
		const { url } = await startEdge();
		const answers = [await fetch(`${url}/counted`), await fetch(`${url}/counted`)];
		expect(await Promise.all(answers.map((answer) => answer.text()))).toEqual(['1', '2']);
		expect(answers[1]?.headers.get('cache-status')).toBe('"the app"; fwd=miss');
		expect(answers[1]?.headers.has('netlify-cdn-cache-control')).toBe(false);
	});

	test('is asked once for what may be kept, if its declaration asks for caching', async () => {
		const { url } = await startEdge({ cache: 'manual' });
		const answers = [await fetch(`${url}/counted`), await fetch(`${url}/counted`)];
		expect(await Promise.all(answers.map((answer) => answer.text()))).toEqual(['1', '1']);
		expect(answers[1]?.headers.get('cache-status')).toContain('"Netlify Edge"; hit');
	});
});
