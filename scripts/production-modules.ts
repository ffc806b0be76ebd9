import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface LockedPackage {
	dev?: boolean;
	devOptional?: boolean;
	peer?: boolean;
}

/** Copies the packages that production needs by the lockfile, without a registry. */
export function copyProductionModules(destination: string): void {
	const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
		packages: Record<string, LockedPackage>;
	};
	const inProduction = Object.entries(packages)
		.filter(([path, { dev, devOptional, peer }]) => path !== '' && !dev && !devOptional && !peer)
		.map(([path]) => path)
		.filter((path) => existsSync(path));
	for (const path of inProduction) {
		cpSync(path, join(destination, '..', path), { recursive: true, verbatimSymlinks: true });
	}
}
