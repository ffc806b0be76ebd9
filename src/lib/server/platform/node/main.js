// The process that `node build` starts; the build copies this file to build/index.js.
// adapter-node reads its settings while handler.js loads, so their defaults come first.
const { APP_ENV = 'development', HOST = '127.0.0.1', PORT = '3000', PROTOCOL_HEADER } = process.env;
process.env.BODY_SIZE_LIMIT ||= '4M';
if (APP_ENV !== 'production' && !PROTOCOL_HEADER) process.env.ORIGIN ||= `http://${HOST}:${PORT}`;

try {
	// In the build, handler.js lies beside this file; typed here, because there is nothing to look at before that.
	const { handler } = /** @type {{ handler: import('node:http').RequestListener }} */ (
		await import(/** @type {string} */ ('./handler.js'))
	);
	// Loading the handler started the app, which left its `serve` here: handler.js exports nothing else.
	const serve = globalThis.slipway?.serve;
	if (!serve) throw new Error('This build holds no Node server: run `npm run build` again.');
	await serve(handler);
} catch (error) {
	const reason = error instanceof Error ? error.message : String(error);
	console.error(`\nSlipway could not start.\n${reason}\n`);
	if (process.env.LOG_LEVEL === 'debug') console.error(error);
	process.exit(1);
}
