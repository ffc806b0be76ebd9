import type { IncomingMessage, ServerResponse } from 'node:http';
import { baseLocale } from '$paraglide/runtime';
import type { ProblemCode } from '../../problem-kinds.ts';
import { describeProblem } from '../../problem.ts';

const HOST = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i;

/**
 * Why a request that is valid HTTP cannot be given to the adapter: the Fetch API cannot express it, or the adapter
 * would answer it wrongly. Undefined when it can.
 */
export function refusalOf(
	{ method = '', url = '', headersDistinct, headers }: IncomingMessage,
	files: ReadonlySet<string>
): ProblemCode | undefined {
	// https://fetch.spec.whatwg.org/#forbidden-method (the parser does not know TRACK)
	if (method === 'TRACE') return 'method-not-allowed';
	// `OPTIONS *`, `GET http://…`
	if (!url.startsWith('/')) return 'malformed-request';
	const { host = '' } = headers;
	const isHost = HOST.test(host) && URL.canParse(`http://${host}`);
	if (!isHost || (headersDistinct.host?.length ?? 0) > 1) return 'malformed-request';
	const isRead = method === 'GET' || method === 'HEAD';
	if (!isRead && files.has(pathOf(url))) return 'method-not-allowed';
	return undefined;
}

/** Decoded as sirv does it; what cannot be decoded is no file. */
function pathOf(url: string): string {
	try {
		return decodeURIComponent(url.split('?')[0] ?? '');
	} catch {
		return '';
	}
}

/** Answers in place of the app. */
export function refuse(
	response: ServerResponse,
	requestId: string,
	code: ProblemCode,
	status?: number
): void {
	const allow = code === 'method-not-allowed' ? { headers: { allow: 'GET, HEAD' } } : {};
	const context = { locals: { requestId, locale: baseLocale } } as const;
	const answer = describeProblem(context, code, { status, ...allow });
	response.writeHead(answer.status, answer.headers).end(answer.body);
}
