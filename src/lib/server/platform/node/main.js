// The process that `node build` starts; adapter.ts copies this file there and fills in what
// src/env.ts says: DEFAULTS and EXAMPLES.
// adapter-node reads the environment while handler.js loads, so its defaults are set first.
/* global DEFAULTS, EXAMPLES */
for (const [name, value] of Object.entries(DEFAULTS)) process.env[name] ||= String(value);
const { APP_ENV, HOST = '', PORT, PROTOCOL_HEADER } = process.env;
const address = `http://${HOST.includes(':') ? `[${HOST}]` : HOST}:${PORT}`;
// A HOST or PORT that makes no address is named when the variables are checked; ORIGIN is not to blame.
if (APP_ENV !== 'production' && !PROTOCOL_HEADER && URL.canParse(address)) {
	process.env.ORIGIN ||= address;
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
	// adapter-node checks some variables itself, and gives no example.
	const named = Object.entries(EXAMPLES).find(([name]) => reason.includes(name));
	const example = named && !reason.includes('Example') ? `Example: ${named.join('=')}\n` : '';
	console.error(`\nSlipway could not start.\n${reason}\n${example}`);
	if (process.env.LOG_LEVEL === 'debug') console.error(error);
	process.exit(1);
}
