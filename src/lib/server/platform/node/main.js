// The process that `node build` starts; adapter.ts copies this file there and fills in DEFAULTS from src/env.ts.
// adapter-node reads the environment while handler.js loads, so its defaults are set first.
/* global DEFAULTS */
for (const [name, value] of Object.entries(DEFAULTS)) process.env[name] ||= String(value);
const { APP_ENV, HOST = '', PORT = '', PROTOCOL_HEADER } = process.env;
if (APP_ENV !== 'production' && !PROTOCOL_HEADER && /^\d+$/.test(PORT)) {
	process.env.ORIGIN ||= `http://${HOST.includes(':') ? `[${HOST}]` : HOST}:${PORT}`;
}

Object.assign(globalThis, { slipway: { folder: import.meta.dirname } });
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
