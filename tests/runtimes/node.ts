import { endWithUs } from '../support/end-with-us.ts';
import { freePort } from '../support/free-port.ts';
import { secrets } from '../support/secrets.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { startProgram, type RunningApp } from './process.ts';

export type { RunningApp };

interface NodeOptions {
	/** Where the build lies; the project's own by default. */
	folder?: string;
	port?: number;
	onLog?: (line: string) => void;
	onMessage?: (line: string) => void;
}

/** Starts `node build` on a free port, on an embedded database of its own unless `env` names another. */
export async function startNode(
	env: Record<string, string> = {},
	{ folder, port, onLog, onMessage }: NodeOptions = {}
): Promise<RunningApp> {
	const chosen = port ?? Number(env.PORT ?? (await freePort()));
	const app = await startProgram({
		args: ['build'],
		cwd: folder,
		port: chosen,
		env: {
			...secrets,
			PORT: String(chosen),
			SHUTDOWN_DELAY: '0',
			DATA_DIR: tempFolder('app'),
			...env
		},
		isReady: ({ msg }) => msg === 'listening',
		onLog,
		onMessage
	});
	// Unlike the programs that stand for the other platforms, it knows nothing of who started it.
	endWithUs(app.pid);
	return app;
}
