import type { TestProject } from 'vitest/node';
import { ensureOutput } from '../../scripts/outputs.ts';
import { isRuntime, runtimes, targetOf } from '../runtimes/index.ts';
import { startDatabase } from '../services/database.ts';
import { startStorage } from '../services/storage.ts';
import { removeTempFolders } from '../support/temp-folder.ts';

/** Before and after the contract on one runtime, which CONTRACT_RUNTIME names. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
	const runtime = process.env.CONTRACT_RUNTIME ?? 'node';
	if (!isRuntime(runtime)) {
		throw new Error(`CONTRACT_RUNTIME is "${runtime}"; it must be one of: ${runtimes.join(', ')}`);
	}
	await ensureOutput(targetOf[runtime]);
	// Node runs on what it brings along, as it does for whoever clones the project.
	const database = runtime === 'node' ? undefined : await startDatabase();
	const storage = await startStorage();
	project.provide('runtime', runtime);
	project.provide('storage', storage.env);
	project.provide('database', database?.env ?? {});
	project.provide('strictDatabase', (await database?.another('strict')) ?? {});
	project.provide('guardedDatabase', (await database?.another('guarded')) ?? {});
	return async () => {
		await database?.stop();
		await storage.stop();
		removeTempFolders();
	};
}
