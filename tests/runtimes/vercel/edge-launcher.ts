import { EdgeRuntime } from 'edge-runtime';
import { importEdgeModule } from './edge-modules.ts';
import {
	REQUEST_CONTEXT,
	requestContext,
	serveFunction,
	type RequestContext
} from './function-server.ts';

// The process of one edge function. Its code sees the globals of the platform's edge runtime and no others:
// https://vercel.com/docs/functions/runtimes/edge

type EdgeHandler = (request: Request, context: RequestContext) => Response | Promise<Response>;

const [entrypoint = ''] = process.argv.slice(2);

const { context } = new EdgeRuntime({
	codeGeneration: { strings: false, wasm: false },
	extend: (primitives) =>
		Object.assign(primitives, {
			Buffer,
			// The one of edge-runtime decorates what it prints.
			console,
			process: { env: { ...process.env } },
			[REQUEST_CONTEXT]: requestContext
		})
});

/** The function's own kind of response, as the kind that the server sends. */
function adopt({ status, headers, body }: Response): Response {
	if (!body) return new Response(null, { status, headers: [...headers] });
	const reader = body.getReader();
	const stream = new ReadableStream<Uint8Array>({
		async pull(controller) {
			const { done, value } = await reader.read();
			if (done) controller.close();
			else controller.enqueue(Uint8Array.from(value));
		},
		cancel: (reason) => reader.cancel(reason)
	});
	return new Response(stream, { status, headers: [...headers] });
}

// An isolate goes on after a promise that nobody waits for failed.
process.on('unhandledRejection', (reason) => console.error(reason));

await serveFunction(async () => {
	const { default: handler } = await importEdgeModule(entrypoint, context);
	if (typeof handler !== 'function') {
		throw new Error(`${entrypoint} does not \`export default (request, context) => …\`.`);
	}
	return async (request, requestContext) => {
		const { url, method, headers } = request;
		const body = request.body ? await request.arrayBuffer() : undefined;
		const own = new context.Request(url, { method, headers: [...headers], body });
		return adopt(await (handler as EdgeHandler)(own, requestContext));
	};
});
