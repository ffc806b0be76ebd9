import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Set for the processes that this one starts: a run has one folder, whoever works in it. */
const INHERITED = 'SLIPWAY_TEST_FOLDER';

const inherited = process.env[INHERITED];
const ROOT = inherited ?? mkdtempSync(join(tmpdir(), 'slipway-'));
process.env[INHERITED] = ROOT;
// Readable by others: a PostgreSQL that root starts runs as another user.
chmodSync(ROOT, 0o755);

/** A new folder that is gone when the run is over. */
export function tempFolder(name: string): string {
	return mkdtempSync(join(ROOT, `${name}-`));
}

/** For the end of a run. Only whoever has begun it removes anything. */
export function removeTempFolders(): void {
	if (!inherited) rmSync(ROOT, { recursive: true, force: true });
}
