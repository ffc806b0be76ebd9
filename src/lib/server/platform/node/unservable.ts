import type { IncomingMessage, ServerResponse } from 'node:http';
import { baseLocale } from '$paraglide/runtime';
import { acceptRequestId } from '../../hooks/request-id.ts';
import { describeProblem, type ProblemCode } from '../../problem.ts';

/**
 * Answers requests that are valid HTTP but that the Fetch API cannot express; the adapter would only say "Bad
 * Request". Answers whether it did.
 */
export function refuseUnservable(request: IncomingMessage, response: ServerResponse): boolean {
	const code = unservable(request);
	if (!code) return false;
	const requestId = acceptRequestId(String(request.headers['x-request-id']));
	const answer = describeProblem({ locals: { requestId, locale: baseLocale } }, code);
	response.writeHead(answer.status, answer.headers).end(answer.body);
	return true;
}

function unservable({ method, url, headers }: IncomingMessage): ProblemCode | undefined {
	// https://fetch.spec.whatwg.org/#forbidden-method (Node itself handles CONNECT and does not know TRACK)
	if (method === 'TRACE') return 'method-not-allowed';
	// `OPTIONS *`, `GET http://…`, and HTTP/1.1 without a host
	if (!url?.startsWith('/') || !headers.host) return 'malformed-request';
	return undefined;
}
