import { randomBytes } from 'node:crypto';
import type { DeploymentConfig } from './config.ts';
import { functionAnswers } from './function-answers.ts';
import type { Functions } from './functions.ts';
import type { Output } from './outputs.ts';
import { platformError } from './platform-answers.ts';
import { route, type Routed } from './routing.ts';
import { serveFile } from './static-files.ts';

interface DeploymentOptions {
	config: DeploymentConfig;
	outputs: ReadonlyMap<string, Output>;
	functions: Functions;
	/** Milliseconds; for the caches. */
	now?: () => number;
}

/** Answers a request of the client at this address. */
type Deployment = (request: Request, clientAddress: string) => Promise<Response>;

/** What a route says without a file or a function. */
function answerOfRoute(status: number, routeHeaders: Headers): Response {
	const isRedirect = routeHeaders.has('location');
	const { headers, body } =
		status === 404
			? platformError('NOT_FOUND')
			: new Response(isRedirect ? 'Redirecting...\n' : null, {
					headers: { 'content-type': 'text/plain; charset=utf-8' }
				});
	for (const [name, value] of routeHeaders) headers.set(name, value);
	return new Response(body, { status, headers });
}

/** What the platform does with a request: routes, files, functions and the caches before them. */
export function deployment({ config, outputs, functions, now }: DeploymentOptions): Deployment {
	const answerWithFunction = functionAnswers(functions, now);

	async function answer(
		routed: Routed<Output>,
		request: Request,
		id: string,
		address: string
	): Promise<Response> {
		if (routed.kind === 'answer') return answerOfRoute(routed.status, routed.headers);
		const { output, ...rest } = routed;
		if (output.kind === 'file') return serveFile(output, request, rest);
		const host = request.headers.get('host') ?? new URL(request.url).host;
		return answerWithFunction({ ...rest, output, request, id, client: { address, host } });
	}

	return async (request, clientAddress) => {
		const { method, headers } = request;
		const { pathname: path, searchParams: query } = new URL(request.url);
		const find = (decoded: string) => outputs.get(decoded);
		const routed = route(config.phases, find, { method, path, query, headers });
		const id = `dev1::${randomBytes(12).toString('hex')}`;
		const response = await answer(routed, request, id, clientAddress);
		response.headers.set('server', 'Vercel');
		response.headers.set('x-vercel-id', id);
		return response;
	};
}
