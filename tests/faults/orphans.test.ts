import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runtimes, startRuntime } from '../runtimes/index.ts';
import { startDatabase } from '../services/database.ts';

let database: Awaited<ReturnType<typeof startDatabase>>;
beforeAll(async () => {
	database = await startDatabase();
});
afterAll(() => database.stop());

/** Every process that runs, by its parent. */
function processes(): { pid: number; parent: number }[] {
	const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim();
	return lines.split('\n').map((line) => {
		const [pid = 0, parent = 0] = line.trim().split(/\s+/).map(Number);
		return { pid, parent };
	});
}

/** A process and everything it has started, and those have. */
function familyOf(ancestor: number, all = processes()): number[] {
	const children = all.filter(({ parent }) => parent === ancestor).map(({ pid }) => pid);
	return [ancestor, ...children.flatMap((child) => familyOf(child, all))];
}

describe.each(runtimes)('%s', (runtime) => {
	test(
		'leaves no process behind, whether it is stopped or killed',
		{ timeout: 180_000 },
		async () => {
			for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
				const app = await startRuntime(runtime, { env: runtime === 'node' ? {} : database.env });
				// Functions are started by the first request.
				expect((await fetch(app.url)).status).toBe(200);
				const family = familyOf(app.pid);
				app.signal(signal);
				await app.ended;
				await expect
					.poll(() => processes().filter(({ pid }) => family.includes(pid)), { timeout: 10_000 })
					.toEqual([]);
			}
		}
	);
});
