import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

type LogRecord = Record<string, unknown>;

export interface RunningApp {
	url: string;
	port: number;
	pid: number;
	/** The app's log so far, oldest first. */
	log: LogRecord[];
	/** Lines of standard output that were no JSON; a log should have none. */
	noise: string[];
	/** The first line that fits, whether it was already written or is yet to come. */
	logged: (fits: (record: LogRecord) => boolean) => Promise<LogRecord>;
	/** Sends the signal without waiting for anything. */
	signal: (signal: NodeJS.Signals) => void;
	/** Resolves when the process has ended. */
	ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
	/** Ends it with SIGTERM and waits. */
	stop: () => Promise<number | null>;
}

interface Program {
	args: string[];
	cwd?: string;
	env: Record<string, string>;
	port: number;
	/** Whether a line of its log says that it listens. */
	isReady?: (record: LogRecord) => boolean;
	/** Receives the lines of its log … */
	onLog?: (line: string) => void;
	/** … and what it says besides. */
	onMessage?: (line: string) => void;
}

/** Starts a program of Node's that serves an app on loopback, and resolves when it does. */
export async function startProgram(program: Program): Promise<RunningApp> {
	const { args, cwd, env, port, isReady, onLog, onMessage } = program;
	const url = `http://127.0.0.1:${port}`;
	const child = spawn(process.execPath, args, {
		cwd,
		env: { PATH: process.env.PATH, ...env },
		// The channel tells the program when we are gone.
		stdio: ['ignore', 'pipe', 'pipe', 'ipc']
	});
	const ended = once(child, 'exit').then(([code, signal]) => ({
		code: code as number | null,
		signal: signal as NodeJS.Signals | null
	}));

	let messages = '';
	const ready = Promise.withResolvers<undefined>();
	const { stdout, stderr } = child;
	if (!stdout || !stderr) throw new Error('The program was started without pipes.');
	createInterface({ input: stderr }).on('line', (line) => {
		messages += `${line}\n`;
		onMessage?.(line);
		if (line === `ready ${url}`) ready.resolve(undefined);
	});
	const { log, noise, firstLine } = readLog(stdout);
	if (onLog) createInterface({ input: stdout }).on('line', onLog);
	const closed = Promise.all([ended, once(stdout, 'close')]);
	const silence = closed.then(() => {
		throw new Error(`The app ended without logging that. What it said instead:\n${messages}`);
	});
	silence.catch(() => undefined);
	const logged: RunningApp['logged'] = (fits) => Promise.race([firstLine(fits), silence]);
	await (isReady ? logged(isReady) : Promise.race([ready.promise, silence]));

	return {
		url,
		port,
		pid: child.pid ?? 0,
		log,
		noise,
		logged,
		signal: (signal) => child.kill(signal),
		ended: closed.then(([end]) => end),
		async stop() {
			child.kill('SIGTERM');
			return (await closed)[0].code;
		}
	};
}

/** Reads JSON lines as they are written. */
function readLog(stream: NodeJS.ReadableStream) {
	const log: LogRecord[] = [];
	const noise: string[] = [];
	const waiting = new Set<(record: LogRecord) => void>();
	createInterface({ input: stream }).on('line', (line) => {
		const record = parse(line);
		if (!record) return void noise.push(line);
		log.push(record);
		for (const tell of waiting) tell(record);
	});

	const firstLine = (fits: (record: LogRecord) => boolean) =>
		new Promise<LogRecord>((resolve) => {
			const already = log.find(fits);
			if (already) return resolve(already);
			const tell = (record: LogRecord) => {
				if (!fits(record)) return;
				waiting.delete(tell);
				resolve(record);
			};
			waiting.add(tell);
		});
	return { log, noise, firstLine };
}

function parse(line: string): LogRecord | undefined {
	try {
		return JSON.parse(line) as LogRecord;
	} catch {
		return undefined;
	}
}
