import type { Violation } from '../violation.ts';

/** Where a version of Node is asked for, and which, in whatever way it is written there. */
export interface AskedVersion {
	file: string;
	version: string;
}

const majorOf = (version: string): string | undefined => /\d+/.exec(version)?.[0];

/** Hosts that would run another major version than the project is tested on. */
export function findNodeVersions(own: AskedVersion, asked: readonly AskedVersion[]): Violation[] {
	return asked
		.filter(({ version }) => majorOf(version) !== majorOf(own.version))
		.map(({ file, version }) => ({
			file,
			rule: 'node-version',
			found: version === '' ? 'no version of Node' : version,
			allowed: `Node ${majorOf(own.version) ?? '?'}, as ${own.file} says`,
			remedy: `Ask for the same major version in both.`
		}));
}
