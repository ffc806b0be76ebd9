/**
 * AWS Lambda for one function: runs Netlify's own entry point in the current folder, behind an HTTP server on loopback.
 * Unlike on Lambda, one instance answers several requests at once, and no answer is cut off for its length in time or
 * bytes.
 */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { lambdaPayload } from './lambda-payload.ts';

/** How long work that has begun may go on when the host stops. */
const GRACE_MILLISECONDS = 2000;
/** https://docs.netlify.com/build/functions/configuration/#default-values */
const TIME_LIMIT_MILLISECONDS = 60_000;

interface Metadata {
	statusCode: number;
	headers?: Record<string, string>;
	multiValueHeaders?: Record<string, string[]>;
}

type Handler = (event: object, stream: PassThrough, context: object) => Promise<void>;

/** The streaming interface of Lambda's Node runtime, as far as Netlify's bootstrap uses it. */
const awslambda = {
	streamifyResponse: (handler: Handler) => handler,
	HttpResponseStream: {
		from(stream: PassThrough, metadata: Metadata) {
			stream.emit('metadata', metadata);
			return stream;
		}
	}
};

function responseStream(outgoing: ServerResponse): PassThrough {
	const stream = new PassThrough();
	stream.once('metadata', ({ statusCode, headers, multiValueHeaders }: Metadata) => {
		outgoing.writeHead(statusCode, multiValueHeaders ?? headers);
		outgoing.flushHeaders();
		stream.pipe(outgoing);
	});
	// Lambda does not tell a function that its client has gone: it goes on, and its answer is thrown away.
	outgoing.once('close', () => stream.unpipe(outgoing).resume());
	return stream;
}

async function eventOf(incoming: IncomingMessage): Promise<object | undefined> {
	const { method, url = '/', headers } = incoming;
	const body = await buffer(incoming);
	const payload = lambdaPayload(body, headers['content-type'] ?? '');
	if (!payload) return undefined;
	const [path, rawQuery = ''] = url.split('?', 2);
	return {
		httpMethod: method,
		path,
		rawUrl: `http://${headers.host ?? ''}${url}`,
		rawQuery,
		headers: Object.fromEntries(
			Object.entries(headers).map(([name, value]) => [name, [value].flat().join(', ')])
		),
		...payload,
		flags: {},
		route: '/*'
	};
}

async function invoke(handler: Handler, incoming: IncomingMessage, outgoing: ServerResponse) {
	const event = await eventOf(incoming);
	if (!event) {
		// The limit is documented, this answer is not.
		outgoing.writeHead(413, { 'content-type': 'text/plain' }).end('Request Entity Too Large');
		return;
	}
	const started = performance.now();
	const context = {
		awsRequestId: randomUUID(),
		callbackWaitsForEmptyEventLoop: true,
		clientContext: {},
		getRemainingTimeInMillis: () => TIME_LIMIT_MILLISECONDS - (performance.now() - started)
	};
	// Resolves after the answer and after everything the function passed to `context.waitUntil`.
	await handler(event, responseStream(outgoing), context);
}

function refuse(error: unknown, outgoing: ServerResponse): void {
	console.error('The function failed:', error);
	if (outgoing.headersSent) outgoing.destroy();
	else
		outgoing.writeHead(502, { 'content-type': 'text/plain' }).end('error decoding lambda response');
}

/** Netlify's bootstrap prints messages to the platform among the app's; Netlify's log does not show them. */
function hidePlatformLog(): void {
	const log = console.log;
	console.log = (...values: unknown[]) => {
		if (values[0] === '__nfSystemLog') console.error(...values);
		else log(...values);
	};
}

async function main(): Promise<void> {
	hidePlatformLog();
	Object.assign(globalThis, { awslambda });
	const entry = pathToFileURL(join(process.cwd(), '___netlify-entry-point.mjs')).href;
	const { handler } = (await import(entry)) as { handler: Handler };

	const invocations = new Set<Promise<void>>();
	const server = createServer((incoming, outgoing) => {
		const invocation = invoke(handler, incoming, outgoing)
			.catch((error: unknown) => refuse(error, outgoing))
			.finally(() => invocations.delete(invocation));
		invocations.add(invocation);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	console.error(`listening ${(server.address() as AddressInfo).port}`);

	// Ctrl-C reaches every process of a terminal; the host decides when this one ends, by closing its stdin.
	process.on('SIGINT', () => undefined);
	await once(process.stdin.resume(), 'end');
	await Promise.race([Promise.all(invocations), delay(GRACE_MILLISECONDS)]);
	process.exit();
}

await main();
