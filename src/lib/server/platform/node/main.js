// The process that `node build` starts; the build copies this file to build/index.js.
// adapter-node reads its settings while handler.js loads, so their defaults come first.
const { APP_ENV = 'development', HOST = '127.0.0.1', PORT = '3000', PROTOCOL_HEADER } = process.env;
process.env.BODY_SIZE_LIMIT ||= '4M';
if (APP_ENV !== 'production' && !PROTOCOL_HEADER) process.env.ORIGIN ||= `http://${HOST}:${PORT}`;

try {
	// Loading the handler starts the app, which leaves its `serve` on globalThis: handler.js exports nothing else.
	// @ts-expect-error exists beside this file in the build only
	const { handler } = await import('./handler.js');
	await globalThis.slipway?.serve(handler);
} catch (error) {
	const reason = error instanceof Error ? error.message : String(error);
	console.error(`\nSlipway could not start.\n${reason}\n`);
	if (process.env.LOG_LEVEL === 'debug') console.error(error);
	process.exit(1);
}
