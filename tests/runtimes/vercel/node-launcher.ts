import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { REQUEST_CONTEXT, requestContext, serveFunction } from './function-server.ts';

// The process of one Node function: its working directory is the function's own, as /var/task is on the platform.

type FetchHandler = (request: Request) => Response | Promise<Response>;

const [handler = ''] = process.argv.slice(2);
Object.assign(globalThis, { [REQUEST_CONTEXT]: requestContext });

await serveFunction(async () => {
	const { default: exported } = (await import(pathToFileURL(resolve(handler)).href)) as {
		default?: { fetch?: FetchHandler };
	};
	const fetchHandler = exported?.fetch?.bind(exported);
	if (!fetchHandler) throw new Error(`${handler} does not \`export default { fetch }\`.`);
	return async (request) => fetchHandler(request);
});
