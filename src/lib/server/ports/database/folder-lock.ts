import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export class FolderInUseError extends Error {
	constructor(folder: string) {
		super(
			`Another process already uses the database in ${resolve(folder)}. ` +
				'Stop it, or give this one its own folder: DATA_DIR=another-folder. ' +
				'To run several processes on one database, set DATABASE_URL to a PostgreSQL server.'
		);
		this.name = 'FolderInUseError';
	}
}

/**
 * Takes the folder for this process. SQLite holds a lock of the operating system on its file, which ends with the
 * process however it ends; a file with a process id in it would outlive kill -9, and lie across containers.
 * @throws FolderInUseError when another process holds it
 */
export function lockFolder(folder: string): { release: () => void } {
	try {
		mkdirSync(folder, { recursive: true });
	} catch (cause) {
		const reason = cause instanceof Error ? cause.message : String(cause);
		throw new Error(
			`The database's folder cannot be used: ${reason}. Choose another: DATA_DIR=folder`,
			{
				cause
			}
		);
	}
	const lock = new DatabaseSync(join(folder, 'lock'), { timeout: 0 });
	try {
		lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
	} catch (error) {
		lock.close();
		if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) {
			throw new FolderInUseError(folder);
		}
		throw error;
	}
	return { release: () => lock.close() };
}

/** https://sqlite.org/rescode.html#busy */
const SQLITE_BUSY = 5;
