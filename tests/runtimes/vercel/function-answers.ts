import { cdnCache } from '../cdn-cache.ts';
import { forBrowser } from './browser-headers.ts';
import { withPlatformHeaders, type Client } from './client-headers.ts';
import type { Functions } from './functions.ts';
import { isrCache, pageAddress } from './isr.ts';
import type { FunctionOutput } from './outputs.ts';
import { platformError } from './platform-answers.ts';

/** https://vercel.com/docs/functions/limitations#request-body-size */
export const MAX_BODY_BYTES = 4.5 * 1024 * 1024;

const CONTROLS = ['vercel-cdn-cache-control', 'cdn-cache-control', 'cache-control'];

/** A request on its way to a function. */
export interface FunctionVisit {
	request: Request;
	client: Client;
	/** The platform's name for the request. */
	id: string;
	output: FunctionOutput;
	/** As the routes left it. */
	query: URLSearchParams;
	/** What the routes say about the answer; the function may say otherwise. */
	headers: Headers;
	status?: number;
}

interface Cached {
	response: Response;
	state: string;
	ageSeconds?: number;
}

type Call = (request: Request) => Promise<Response>;

function merge(base: Headers, over: Headers): Headers {
	const merged = new Headers(base);
	for (const [name, value] of over) {
		if (name === 'set-cookie') merged.append(name, value);
		else merged.set(name, value);
	}
	return merged;
}

/** A function sees the address that the visitor used, but a page of ISR the one that names it. */
function addressOf({ output, query, request }: FunctionVisit): string {
	if (output.prerender) return pageAddress(output, query);
	const { pathname, search, searchParams } = new URL(request.url);
	if (query.toString() === searchParams.toString()) return pathname + search;
	return pathname + (query.size > 0 ? `?${query.toString()}` : '');
}

/** Answers with functions, behind the caches that the platform puts before them. */
export function functionAnswers(functions: Functions, now?: () => number) {
	const cdn = cdnCache({ controls: CONTROLS }, now);
	const isr = isrCache(now);

	function cached(visit: FunctionVisit, path: string, call: Call): Promise<Cached> {
		const { request, output } = visit;
		const isRead = ['GET', 'HEAD'].includes(request.method);
		if (output.prerender && isRead) return isr.respond(path, output.prerender, request, call);
		return cdn.respond(request, () => call(request));
	}

	return async function answer(visit: FunctionVisit): Promise<Response> {
		const { request, client, id, output } = visit;
		const body = new Uint8Array(await request.arrayBuffer());
		if (body.byteLength > MAX_BODY_BYTES) return platformError('FUNCTION_PAYLOAD_TOO_LARGE');

		const path = addressOf(visit);
		const call: Call = async ({ method, headers: sent, signal }) => {
			const headers = withPlatformHeaders(sent, client, id);
			const made = await functions.call(output, { path, method, headers, body, signal });
			const { status } = made;
			return new Response(made.body, { status, headers: merge(visit.headers, made.headers) });
		};

		const { response, state, ageSeconds } = await cached(visit, path, call);
		const headers = forBrowser(response.headers);
		headers.set('x-matched-path', output.path);
		headers.set('x-vercel-cache', state);
		if (ageSeconds !== undefined && ageSeconds > 0) headers.set('age', String(ageSeconds));
		return new Response(response.body, { status: visit.status ?? response.status, headers });
	};
}
