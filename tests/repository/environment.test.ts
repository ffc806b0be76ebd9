import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { SOURCES } from '../../scripts/build-if-stale.ts';
import { envExample } from '../../scripts/env-example.ts';
import { variables } from '../../src/env.ts';
import { tempFolder } from '../support/temp-folder.ts';

const all = Object.entries<{ public?: boolean; example: string }>(variables);
const privateNames = all.filter(([, variable]) => !variable.public).map(([name]) => name);

test('.env.example is what src/env.ts says; if not: npm run env:example', () => {
	expect(readFileSync('.env.example', 'utf8')).toBe(envExample());
});

test('public variables, and no others, start with PUBLIC_', () => {
	for (const [name, variable] of all) {
		expect(name.startsWith('PUBLIC_'), name).toBe(variable.public === true);
	}
});

describe('a build made with private values in its environment', () => {
	/** A valid value that occurs nowhere else. */
	const planted: Record<string, string> = {
		RELEASE: 'planted-release',
		HOST: 'planted-host',
		PORT: '54321',
		ORIGIN: 'https://planted-origin.example',
		PROTOCOL_HEADER: 'x-planted-protocol',
		HOST_HEADER: 'x-planted-host',
		ADDRESS_HEADER: 'x-planted-address',
		DATABASE_URL: 'postgresql://planted:planted@planted.example/planted',
		DATA_DIR: 'planted-folder',
		METRICS_TOKEN: 'planted-metrics-token'
	};
	let files: [path: string, content: string][];

	beforeAll(() => {
		// In a copy, so that the output other tests run is not touched.
		const folder = tempFolder('planted');
		for (const source of [...SOURCES, 'package.json', 'tsconfig.json']) {
			cpSync(source, join(folder, source), { recursive: true });
		}
		symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
		execFileSync('vite', ['build'], {
			cwd: folder,
			env: { ...process.env, NODE_ENV: 'production', ...planted },
			stdio: 'pipe'
		});
		const client = join(folder, 'build', 'client');
		files = readdirSync(client, { recursive: true, encoding: 'utf8' })
			.filter((path) => statSync(join(client, path)).isFile())
			.map((path) => [path, readFileSync(join(client, path), 'latin1')]);
	}, 120_000);

	test('writes files for the browser', () => {
		expect(
			files.map(([path]) => path).filter((path) => path.endsWith('.js')).length
		).toBeGreaterThan(5);
	});

	test('no private name is in a file for the browser', () => {
		const names = new RegExp(`\\b(${privateNames.join('|')})\\b`);
		const found = files.map(([path, content]) => [path, names.exec(content)?.[0]]);
		expect(found.filter(([, name]) => name)).toEqual([]);
	});

	test('no private value is in a file for the browser', () => {
		const values = new RegExp(Object.values(planted).join('|'));
		const found = files.map(([path, content]) => [path, values.exec(content)?.[0]]);
		expect(found.filter(([, value]) => value)).toEqual([]);
	});
});
