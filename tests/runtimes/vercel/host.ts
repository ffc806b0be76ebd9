import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from './config.ts';
import { deployment } from './deployment.ts';
import { MAX_BODY_BYTES } from './function-answers.ts';
import { functionProcesses } from './functions.ts';
import { send, toRequest } from './http-bridge.ts';
import { readOutputs } from './outputs.ts';
import { pendingWork } from './pending-work.ts';
import { platformError } from './platform-answers.ts';
import { GRACE_MS } from './shutdown.ts';

// Serves a Build Output API v3 directory on this machine as Vercel would:
// node tests/runtimes/vercel/host.ts <folder> <port>
// The app writes to stdout, the host to stderr. https://vercel.com/docs/build-output-api
// Not reproduced: compression, ranges, HTTPS, geography, purging by tag or group, and the limits of size and time
// other than those of a request's body and of a function's duration. What else a config may ask for is refused.

const [source, port] = process.argv.slice(2);
if (!source || !port) {
	console.error('Usage: node tests/runtimes/vercel/host.ts <folder> <port>');
	process.exit(2);
}
const url = `http://127.0.0.1:${port}`;

/** A copy outside the project, so that a function finds no more than its own directory brings. */
const root = mkdtempSync(join(tmpdir(), 'slipway-vercel-'));
process.on('exit', () => rmSync(root, { recursive: true, force: true }));
cpSync(source, root, { recursive: true, verbatimSymlinks: true });

const functions = functionProcesses({
	...process.env,
	NODE_ENV: 'production',
	NOW_REGION: 'dev1',
	TZ: 'UTC',
	VERCEL: '1',
	VERCEL_ENV: 'production',
	VERCEL_REGION: 'dev1',
	VERCEL_URL: `127.0.0.1:${port}`
});
const config = readConfig(root);
const outputs = readOutputs(root, config.overrides);
const answer = deployment({ config, outputs, functions });

async function serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
	const origin = `http://${message.headers.host ?? `127.0.0.1:${port}`}`;
	const address = message.socket.remoteAddress ?? '';
	// One byte more than is allowed is enough to tell.
	const limits = { origin, bodyLimit: MAX_BODY_BYTES + 1 };
	const request = await toRequest(message, response, limits).catch((error: unknown) => {
		if (error instanceof TypeError) return undefined;
		throw error;
	});
	await send(request ? await answer(request, address) : platformError('BAD_REQUEST'), response);
}

const work = pendingWork();
const server = createServer((message, response) => {
	const served = serve(message, response).catch((error: unknown) => {
		if (!response.destroyed) console.error(error);
		response.destroy();
	});
	work.add(served);
});

let stopping = false;
async function stop(): Promise<void> {
	if (stopping) return;
	stopping = true;
	server.close();
	// Answers are complete or broken off when their functions have ended; a client may be slow to take them.
	setTimeout(() => process.exit(), GRACE_MS + 200);
	await functions.stop();
	await work.settled();
	process.exit();
}
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());
process.on('disconnect', () => void stop());

server.listen(Number(port), '127.0.0.1', () => console.error(`ready ${url}`));
