import { parseArgs } from 'node:util';
import { isRuntime, runtimes, startRuntime, type Runtime } from '../tests/runtimes/index.ts';
import { startDatabase } from '../tests/services/database.ts';
import { removeTempFolders } from '../tests/support/temp-folder.ts';

const HELP = `Serves the built output in the runtime it is made for, on this machine.

  npm run serve -- workerd              one of: ${runtimes.join(', ')}
  npm run serve -- node --port 9001     on a port of your choice
  npm run serve -- --help               this text

Builds first when sources are newer. Except for Node, it starts a PostgreSQL of its own, which is empty and gone
afterwards, and a local endpoint that speaks Neon's HTTP protocol; DATABASE_URL (and DATABASE_HTTP_ENDPOINT, if that
is not at Neon) names another. Variables of the app are taken from the environment. Ctrl-C stops it.`;

/** What the app would read, without undefined. */
const environment = () =>
	Object.fromEntries(
		Object.entries(process.env).filter(([, value]) => value !== undefined)
	) as Record<string, string>;

/** Resolves when a person, or whoever started us, wants it to end. */
function asked(): Promise<'asked'> {
	return new Promise((resolve) => {
		for (const signal of ['SIGINT', 'SIGTERM']) {
			process.on(signal, () => resolve('asked'));
		}
	});
}

/** Answers whether it ended because it was asked to. */
async function serve(runtime: Runtime, port: number | undefined): Promise<boolean> {
	const ending = asked();
	const needsDatabase = runtime !== 'node' && !process.env.DATABASE_URL;
	if (needsDatabase) console.error('Starting PostgreSQL …');
	const database = needsDatabase ? await startDatabase() : undefined;
	try {
		const app = await startRuntime(runtime, {
			env: { ...environment(), ...database?.env },
			port,
			onLog: (line) => console.log(line),
			onMessage: (line) => console.error(line)
		});
		console.error(`\n  ${runtime} serves ${app.url}\n  Ctrl-C stops it.\n`);
		const end = await Promise.race([ending, app.ended]);
		await app.stop();
		if (end !== 'asked') console.error(`${runtime} ended by itself; why is above.`);
		return end === 'asked';
	} finally {
		await database?.stop();
	}
}

/** A port that is taken is the most likely reason, and what the runtime said of it is on the screen already. */
function explain(error: unknown): false {
	// The rest of it was printed when it was said.
	console.error(error instanceof Error ? error.message.split('\n')[0] : error);
	console.error('\nIt could not be served. Is the port taken? Choose another: --port 9002');
	return false;
}

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { port: { type: 'string' }, help: { type: 'boolean' } }
});
const [name] = positionals;
const port = values.port === undefined ? undefined : Number(values.port);
if (values.help) {
	console.log(HELP);
} else if (!isRuntime(name) || (port !== undefined && !(port > 0 && port < 65_536))) {
	console.error(HELP);
	process.exitCode = 2;
} else {
	const endedWell = await serve(name, port).catch(explain);
	removeTempFolders();
	process.exit(endedWell ? 0 : 1);
}
