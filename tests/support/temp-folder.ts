import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One for each checkout, so that two of them can be tested at once. */
const checkout = createHash('sha256').update(process.cwd()).digest('hex').slice(0, 8);
const ROOT = join(tmpdir(), `slipway-tests-${checkout}`);

/** A new folder that is gone when the tests are over. */
export function tempFolder(name: string): string {
	// Readable by others: a PostgreSQL that root starts runs as another user.
	mkdirSync(ROOT, { recursive: true, mode: 0o755 });
	return mkdtempSync(join(ROOT, `${name}-`));
}

/** For the end of a test run. */
export function removeTempFolders(): void {
	rmSync(ROOT, { recursive: true, force: true });
}
