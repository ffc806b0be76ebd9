import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };

const version = packageJson.devDependencies.node;

test('.nvmrc names the Node that the project brings', () => {
	expect(readFileSync('.nvmrc', 'utf8').trim()).toBe(version);
});

test('engines asks hosts for the same major version', () => {
	expect(packageJson.engines.node).toBe(`${version.split('.')[0] ?? ''}.x`);
});

test('the types are those of the same major version', () => {
	expect(packageJson.devDependencies['@types/node'].split('.')[0]).toBe(version.split('.')[0]);
});

test('tests run on it', () => {
	expect(process.version).toBe(`v${version}`);
});
