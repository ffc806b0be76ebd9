import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { packNetlifyFunctions } from '../../../scripts/pack-netlify.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { describeHost } from './contract.ts';
import { startHost } from './host-process.ts';

const CONFIGURATION = `[build]
publish = "build"

[functions]
included_files = [".netlify/server/_app/**"]
`;
/** What adapter-netlify makes of a project, but for the function's code. */
const ENTRY = `
import { readFile } from 'node:fs/promises';
import 'a-package';
import run from '../server/function.js';

export default async (request, context) =>
	new URL(request.url).pathname === '/asset'
		? new Response(await readFile('.netlify/server/_app/immutable/assets/data.txt'))
		: run(request, context);
export const config = { path: ['/*'], excludedPath: ['/.netlify/*'], preferStatic: true };
`;

function project(configuration: string): string {
	const folder = tempFolder('netlify-project');
	mkdirSync(join(folder, '.netlify/functions-internal'), { recursive: true });
	mkdirSync(join(folder, '.netlify/server/_app/immutable/assets'), { recursive: true });
	// Without a package Netlify would take .netlify for the root of what it uploads.
	mkdirSync(join(folder, 'node_modules/a-package'), { recursive: true });
	writeFileSync(join(folder, 'node_modules/a-package/index.js'), '');
	writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
	writeFileSync(join(folder, 'netlify.toml'), configuration);
	writeFileSync(join(folder, '.netlify/functions-internal/sveltekit-render.mjs'), ENTRY);
	writeFileSync(join(folder, '.netlify/server/_app/immutable/assets/data.txt'), 'an asset');
	copyFileSync(
		join(import.meta.dirname, 'fixture-function.js'),
		join(folder, '.netlify/server/function.js')
	);
	return folder;
}

async function deploy(configuration = CONFIGURATION): Promise<string> {
	const folder = tempFolder('netlify-deploy');
	await packNetlifyFunctions(project(configuration), join(folder, 'function'));
	mkdirSync(join(folder, 'publish'));
	writeFileSync(join(folder, 'publish/_headers'), '/*\n  X-Rule: file\n');
	writeFileSync(join(folder, 'publish/about.html'), 'about us');
	return folder;
}

let folder: string;
beforeAll(async () => {
	folder = await deploy();
});

describeHost((env) => startHost('function-host.ts', folder, env));

describe('packing', () => {
	test('takes along the files that netlify.toml includes', async () => {
		const host = await startHost('function-host.ts', folder);
		expect(await (await fetch(`${host.url}/asset`)).text()).toBe('an asset');
		host.signal('SIGTERM');
		await host.ended;
	});

	test('leaves them out otherwise, as Netlify does', async () => {
		const host = await startHost('function-host.ts', await deploy('[build]\n'));
		expect((await fetch(`${host.url}/asset`)).status).toBe(502);
		host.signal('SIGTERM');
		await host.ended;
	});

	test('refuses settings that it would ignore', async () => {
		await expect(deploy('[functions]\nnode_bundler = "esbuild"\n')).rejects.toThrow('node_bundler');
	});
});

describe('the function', () => {
	test('gets no binary body over 4.5 MiB, and text up to 6 MiB', async () => {
		const host = await startHost('function-host.ts', folder);
		const status = async (type: string, mebibytes: number) => {
			const body = randomBytes((mebibytes * 1024 * 1024) / 2).toString('hex');
			const headers = { 'content-type': type };
			return (await fetch(`${host.url}/echo`, { method: 'POST', body, headers })).status;
		};
		expect(await status('application/octet-stream', 4.5)).toBe(200);
		expect(await status('application/octet-stream', 4.75)).toBe(413);
		expect(await status('application/json', 6)).toBe(200);
		expect(await status('application/json', 6.25)).toBe(413);
		host.signal('SIGTERM');
		await host.ended;
	});

	test('is asked once for what the network may keep', async () => {
		const host = await startHost('function-host.ts', folder);
		const first = await fetch(`${host.url}/counted`);
		expect(await first.text()).toBe('1');
		expect(first.headers.get('cache-status')).toBe('"the app"; fwd=miss, "Netlify Edge"; fwd=miss');
		const second = await fetch(`${host.url}/counted`);
		expect(await second.text()).toBe('1');
		expect(second.headers.get('cache-status')).toMatch(
			/^"the app"; fwd=miss, "Netlify Edge"; hit; ttl=\d+$/
		);
		expect(second.headers.has('netlify-cdn-cache-control')).toBe(false);
		expect(second.headers.get('cache-control')).toBe('no-store');
		host.signal('SIGTERM');
		await host.ended;
	});
});
