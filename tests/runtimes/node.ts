import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { freePort } from '../support/free-port.ts';
import { tempFolder } from '../support/temp-folder.ts';

type LogRecord = Record<string, unknown>;

export interface RunningApp {
	url: string;
	port: number;
	/** The app's log so far, oldest first. */
	log: LogRecord[];
	/** The first line that fits, whether it was already written or is yet to come. */
	logged: (fits: (record: LogRecord) => boolean) => Promise<LogRecord>;
	/** Sends the signal without waiting for anything. */
	signal: (signal: NodeJS.Signals) => void;
	/** Resolves when the process has ended. */
	ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
	/** Ends it with SIGTERM and waits. */
	stop: () => Promise<number | null>;
}

/** Starts `node build` on a free port, on an embedded database of its own unless `env` names another. */
export async function startNode(env: Record<string, string> = {}): Promise<RunningApp> {
	const port = await freePort();
	const child = spawn(process.execPath, ['build'], {
		env: {
			PATH: process.env.PATH,
			PORT: String(port),
			SHUTDOWN_DELAY: '0',
			DATA_DIR: tempFolder('app'),
			...env
		},
		stdio: ['ignore', 'pipe', 'pipe']
	});
	const ended = once(child, 'close').then(([code, signal]) => ({
		code: code as number | null,
		signal: signal as NodeJS.Signals | null
	}));

	let errors = '';
	child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
	const log: LogRecord[] = [];
	const waiting = new Set<(record: LogRecord) => void>();
	createInterface({ input: child.stdout }).on('line', (line) => {
		const record = JSON.parse(line) as LogRecord;
		log.push(record);
		for (const tell of waiting) tell(record);
	});

	const nextLine = (fits: (record: LogRecord) => boolean) =>
		new Promise<LogRecord>((resolve) => {
			const tell = (record: LogRecord) => {
				if (!fits(record)) return;
				waiting.delete(tell);
				resolve(record);
			};
			waiting.add(tell);
		});
	const silence = ended.then(() => {
		throw new Error(`The app ended without logging that. What it said instead:\n${errors}`);
	});
	silence.catch(() => undefined);
	const logged: RunningApp['logged'] = async (fits) =>
		log.find(fits) ?? Promise.race([nextLine(fits), silence]);
	await logged(({ msg }) => msg === 'listening');

	return {
		url: `http://127.0.0.1:${port}`,
		port,
		log,
		logged,
		signal: (signal) => child.kill(signal),
		ended,
		async stop() {
			child.kill('SIGTERM');
			return (await ended).code;
		}
	};
}
