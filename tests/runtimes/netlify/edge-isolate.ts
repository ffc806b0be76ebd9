/**
 * Netlify's edge runtime for one function, in Deno: `deno run edge-isolate.ts <bootstrap> <function> <name>`, the first
 * two as file URLs. Imports nothing but these, so that it runs from any folder.
 */

/** What this file uses of Deno; its types are not installed. */
declare const Deno: {
	args: string[];
	exit: (code: number) => never;
	stdin: { readable: ReadableStream<Uint8Array> };
	stderr: { writeSync: (bytes: Uint8Array) => number };
	permissions: { revoke: (permission: { name: string }) => Promise<unknown> };
	addSignalListener: (signal: string, listener: () => void) => void;
	serve: (
		options: { hostname: string; port: number; onListen: (address: { port: number }) => void },
		handler: (request: Request) => Promise<Response>
	) => { shutdown: () => Promise<void> };
};

interface Context {
	waitUntil: (work: Promise<unknown>) => void;
}
type EdgeFunction = (request: Request, context: Context) => Promise<Response>;
type Log = (...values: unknown[]) => void;
interface Bootstrap {
	handleRequest: (
		request: Request,
		functions: Record<string, EdgeFunction>,
		options: { rawLogger: Log; fetchRewrites: Map<string, string> }
	) => Promise<Response>;
}

/** How long work that has begun may go on when the host stops. */
const GRACE_MILLISECONDS = 2000;

/**
 * In production Netlify's bootstrap puts a first value before what the app logs, for the platform to file it by, and
 * marks messages of its own. Netlify's log shows the app's text alone, and so does this.
 */
function appLog(log: Log, platformLog: Log): Log {
	return (...values) => {
		const [label, ...rest] = values;
		if (typeof label !== 'string' || !label.startsWith('{"__nfmeta":')) return log(...values);
		const { __nfmeta: meta } = JSON.parse(label) as { __nfmeta: { type?: string } };
		if (meta.type === 'systemJSON') platformLog(...rest);
		else log(...rest);
	};
}

function showOnlyAppLog(): void {
	const platformLog: Log = console.error.bind(console);
	for (const method of ['debug', 'error', 'info', 'log', 'trace', 'warn'] as const) {
		console[method] = appLog(console[method].bind(console), platformLog);
	}
}

/** The function, with an account of what it passes to `context.waitUntil`: Netlify's bootstrap keeps none. */
function accountable(run: EdgeFunction, pending: Set<Promise<unknown>>): EdgeFunction {
	return (request, context) => {
		const { waitUntil } = context;
		context.waitUntil = (work) => {
			waitUntil(work);
			const settled = Promise.allSettled([work]).finally(() => pending.delete(settled));
			pending.add(settled);
		};
		return run(request, context);
	};
}

async function main([bootstrapUrl = '', functionUrl = '', name = '']: string[]): Promise<void> {
	// Before the bootstrap replaces the console's methods by its own, which call these.
	showOnlyAppLog();
	const rawLogger = console.log;
	const { handleRequest } = (await import(bootstrapUrl)) as Bootstrap;
	const { default: run } = (await import(functionUrl)) as { default: EdgeFunction };
	// Everything is loaded: on Netlify there are no files from here on.
	await Deno.permissions.revoke({ name: 'read' });

	const pending = new Set<Promise<unknown>>();
	const functions = { [name]: accountable(run, pending) };
	const server = Deno.serve(
		{
			hostname: '127.0.0.1',
			port: 0,
			onListen: ({ port }) => Deno.stderr.writeSync(new TextEncoder().encode(`listening ${port}\n`))
		},
		(request) => handleRequest(request, functions, { rawLogger, fetchRewrites: new Map() })
	);

	// Ctrl-C reaches every process of a terminal; the host decides when this one ends, by closing its stdin.
	Deno.addSignalListener('SIGINT', () => undefined);
	await Deno.stdin.readable.pipeTo(new WritableStream());
	setTimeout(() => Deno.exit(0), GRACE_MILLISECONDS);
	await server.shutdown();
	while (pending.size > 0) await Promise.all(pending);
	Deno.exit(0);
}

await main(Deno.args);
