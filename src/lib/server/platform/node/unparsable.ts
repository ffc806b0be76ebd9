import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { baseLocale } from '$paraglide/runtime';
import { recordAccess } from '../../access.ts';
import type { ProblemCode } from '../../problem-kinds.ts';
import { describeProblem } from '../../problem.ts';
import { dataCsp, policyHeaders } from '../../security-policy.ts';
import type { Services } from '../../services.ts';
import { newTraceId } from '../../trace-context.ts';
import { LINGER_MS, hangUp } from './connections.ts';

/** What Node's parser calls them; everything else is "Bad Request". */
const CODES: Record<string, ProblemCode> = {
	HPE_HEADER_OVERFLOW: 'headers-too-large',
	HPE_CHUNK_EXTENSIONS_OVERFLOW: 'payload-too-large',
	ERR_HTTP_REQUEST_TIMEOUT: 'request-timeout'
};

interface UnparsableOptions {
	services: Pick<Services, 'logger' | 'metrics' | 'errors'>;
	/** Whether an earlier request on this connection is still being answered. */
	isBusy: (connection: Duplex) => boolean;
}

/** The client is gone, so nobody would read an answer; the request it may have begun has its own line. */
const GONE = new Set(['ECONNRESET', 'EPIPE', 'HPE_INVALID_EOF_STATE']);

/** Answers bytes that are no HTTP request. There is no request object, so the answer is written by hand. */
export const answerUnparsable =
	(options: UnparsableOptions) =>
	(error: NodeJS.ErrnoException, connection: Duplex): void => {
		const reason = error.code ?? '';
		if (GONE.has(reason)) connection.destroy();
		else answerByHand(connection, options, { code: CODES[reason] ?? 'malformed-request' });
	};

/** CONNECT asks for a tunnel; Node hands over the bare connection. */
export const answerConnect =
	(options: UnparsableOptions) =>
	(_: unknown, connection: Duplex): void => {
		const headers = { allow: 'GET, HEAD, POST' };
		answerByHand(connection, options, { code: 'method-not-allowed', method: 'CONNECT', headers });
	};

interface ByHand {
	code: ProblemCode;
	method?: string;
	headers?: Record<string, string>;
}

function answerByHand(
	connection: Duplex,
	{ services, isBusy }: UnparsableOptions,
	{ code, method = '', headers: extra }: ByHand
): void {
	// A second answer in the middle of the first would be read as part of it.
	if (isBusy(connection) || !connection.writable) {
		connection.destroy();
		return;
	}
	const requestId = crypto.randomUUID();
	const context = { locals: { requestId, locale: baseLocale } } as const;
	const answer = describeProblem(context, code, { headers: extra });
	const headers = {
		...answer.headers,
		...policyHeaders,
		'content-security-policy': dataCsp,
		'x-request-id': requestId,
		connection: 'close'
	};
	const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
	const { status } = answer;
	connection.on('error', () => undefined);
	const statusLine = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n`;
	hangUp(connection, LINGER_MS, `${statusLine}${head.join('')}\r\n${answer.body}`);

	const unknown = { route: null, path: '', durationMs: 0, userAgent: null };
	const access = { ...unknown, method, requestId, traceId: newTraceId(), status };
	recordAccess(services, access, Number.POSITIVE_INFINITY);
}
