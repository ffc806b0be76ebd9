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

const PERMISSIVE = /^(MIT|ISC|Apache-2\.0|BSD-[23]-Clause|0BSD|BlueOak-1\.0\.0)$/;
/** Their package.json names no licence; their LICENSE file is the MIT licence. */
const MIT_BY_FILE = [
	'node_modules/@inlang/plugin-message-format',
	'node_modules/sqlite-wasm-kysely'
];

function licencesOf(includes: (locked: LockedPackage) => boolean): string[] {
	return Object.entries(packages)
		.filter(([path, locked]) => path !== '' && includes(locked))
		.filter(([path]) => !MIT_BY_FILE.includes(path))
		.map(([path, { license }]) => `${path}: ${license ?? 'none'}`)
		.filter((line) => !PERMISSIVE.test(line.split(': ')[1] ?? ''));
}

test('everything that runs in production has a permissive licence', () => {
	expect(licencesOf(({ dev }) => !dev)).toEqual([]);
});

test('so has every tool, but for those under MPL-2.0, which asks nothing of those who only use them', () => {
	const others = licencesOf(({ dev }) => dev === true);
	const expected =
		/^node_modules\/(axe-core|@axe-core\/playwright|lightningcss(-[\w-]+)?): MPL-2\.0$/;
	expect(others.filter((line) => !expected.test(line))).toEqual([]);
});

test.each(MIT_BY_FILE)('%s holds the MIT licence', (path) => {
	expect(readFileSync(`${path}/LICENSE`, 'utf8')).toMatch(/MIT License/);
});
