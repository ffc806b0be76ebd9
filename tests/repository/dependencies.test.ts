import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };

interface LockedPackage {
	resolved?: string;
	license?: string;
	dev?: boolean;
	optionalDependencies?: Record<string, string>;
}

const lockfile = readFileSync('package-lock.json', 'utf8');
const { packages } = JSON.parse(lockfile) as { packages: Record<string, LockedPackage> };

test('every dependency is pinned to one version', () => {
	const versions = Object.values({ ...packageJson.dependencies, ...packageJson.devDependencies });
	expect(versions.filter((version) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
});

test('the lockfile names no registry', () => {
	expect(lockfile).not.toMatch(/"resolved"/);
});

test('the lockfile covers every platform, not just the one it was written on', () => {
	const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
		Object.keys(optionalDependencies).filter(
			(name) => !(`node_modules/${name}` in packages || `${path}/node_modules/${name}` in packages)
		)
	);
	expect(missing).toEqual([]);
});

const PERMISSIVE = /^(MIT|ISC|Apache-2\.0|BSD-[23]-Clause|0BSD|BlueOak-1\.0\.0|CC0-1\.0)$/;

/** An SPDX expression: one of several at the user's choice, or all of several. */
const isPermissive = (expression: string) =>
	expression
		.replaceAll(/[()]/g, '')
		.split(' OR ')
		.some((choice) => choice.split(' AND ').every((licence) => PERMISSIVE.test(licence)));

/** Their package.json names no licence, or not as SPDX does; a file of theirs says which it is. */
const NAMED_IN_FILE: [path: string, file: string, licence: RegExp][] = [
	['node_modules/@inlang/plugin-message-format', 'LICENSE', /MIT License/],
	['node_modules/sqlite-wasm-kysely', 'LICENSE', /MIT License/],
	['node_modules/callsite', 'Readme.md', /## License\s+MIT/],
	['node_modules/@netlify/binary-info', 'LICENSE_APACHE', /Apache License\s+Version 2\.0/]
];

function othersAmong(includes: (locked: LockedPackage) => boolean): string[] {
	return Object.entries(packages)
		.filter(([path, locked]) => path !== '' && includes(locked))
		.filter(([path]) => !NAMED_IN_FILE.some(([named]) => named === path))
		.filter(([, { license }]) => !isPermissive(license ?? 'none'))
		.map(([path, { license }]) => `${path}: ${license ?? 'none'}`);
}

test('everything that runs in production has a permissive licence', () => {
	expect(othersAmong(({ dev }) => !dev)).toEqual([]);
});

test('so has every tool, but for those under MPL-2.0, which asks nothing of those who only use them', () => {
	const expected =
		/^node_modules\/(axe-core|@axe-core\/playwright|lightningcss(-[\w-]+)?|postcss-values-parser): MPL-2\.0$/;
	const others = othersAmong(({ dev }) => dev === true);
	expect(others.filter((line) => !expected.test(line))).toEqual([]);
});

test.each(NAMED_IN_FILE)('%s says its licence in %s', (path, file, licence) => {
	expect(readFileSync(`${path}/${file}`, 'utf8')).toMatch(licence);
});
