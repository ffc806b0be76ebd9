import { outputOf } from '../outputs.ts';
import { runtimes, startRuntime, targetOf, type Runtime } from '../../tests/runtimes/index.ts';
import { startNode } from '../../tests/runtimes/node.ts';
import type { RunningApp } from '../../tests/runtimes/process.ts';
import { startDatabase } from '../../tests/services/database.ts';
import type { Measurement } from './rules/sizes.ts';

const ATTEMPTS = 3;

/** Node runs where its output lies: copying it first, as the tests do, would be measured too. */
const start = (runtime: Runtime, env: Record<string, string>): Promise<RunningApp> =>
	runtime === 'node'
		? startNode(env, { folder: outputOf('node') })
		: startRuntime(runtime, { env });

/** Milliseconds from starting the process to the first answer of /healthz. */
async function timeOnce(runtime: Runtime, env: Record<string, string>): Promise<number> {
	const startedAt = performance.now();
	const app = await start(runtime, env);
	try {
		const { status } = await fetch(new URL('/healthz', app.url));
		if (status !== 200) throw new Error(`${runtime} answers /healthz with ${status}.`);
		return performance.now() - startedAt;
	} finally {
		await app.stop();
	}
}

/** How long each runtime takes to start, the median of three, all on one PostgreSQL that runs already. */
export async function measureStartUp(
	onProgress: (runtime: Runtime) => void
): Promise<Measurement[]> {
	const database = await startDatabase();
	try {
		const measurements: Measurement[] = [];
		for (const runtime of runtimes) {
			onProgress(runtime);
			const times: number[] = [];
			while (times.length < ATTEMPTS) times.push(await timeOnce(runtime, database.env));
			const median = times.sort((a, b) => a - b)[Math.floor(ATTEMPTS / 2)] ?? 0;
			const found = Math.round(median);
			measurements.push({
				budget: 'startUp',
				of: runtime,
				file: outputOf(targetOf[runtime]),
				found
			});
		}
		return measurements;
	} finally {
		await database.stop();
	}
}
