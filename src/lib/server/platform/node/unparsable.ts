import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { baseLocale } from '$paraglide/runtime';
import { logAccess } from '../../hooks/access-log.ts';
import { describeProblem, type ProblemCode } from '../../problem.ts';
import { dataCsp, securityHeaders } from '../../security-policy.ts';
import type { Services } from '../../services.ts';
import { newTraceId } from '../../trace-context.ts';

/** What Node's parser calls them; everything else is "Bad Request". */
const CODES: Record<string, ProblemCode> = {
	HPE_HEADER_OVERFLOW: 'headers-too-large',
	HPE_CHUNK_EXTENSIONS_OVERFLOW: 'payload-too-large',
	ERR_HTTP_REQUEST_TIMEOUT: 'request-timeout'
};

interface UnparsableOptions {
	services: Pick<Services, 'logger' | 'metrics'>;
	/** Whether an earlier request on this connection is still being answered. */
	isBusy: (socket: Duplex) => boolean;
}

/** Answers bytes that are no HTTP request. There is no request object, so the answer is written by hand. */
export const answerUnparsable =
	({ services, isBusy }: UnparsableOptions) =>
	(error: NodeJS.ErrnoException, socket: Duplex): void => {
		// A second answer in the middle of the first would be read as part of it.
		if (error.code === 'ECONNRESET' || !socket.writable || isBusy(socket)) {
			socket.destroy();
			return;
		}
		const requestId = crypto.randomUUID();
		const code = CODES[error.code ?? ''] ?? 'malformed-request';
		const answer = describeProblem({ locals: { requestId, locale: baseLocale } }, code);
		const headers = {
			...answer.headers,
			...securityHeaders,
			'content-security-policy': dataCsp,
			'x-request-id': requestId,
			'content-length': String(Buffer.byteLength(answer.body)),
			connection: 'close'
		};
		const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
		const statusLine = `HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status]}\r\n`;
		socket.end(`${statusLine}${head.join('')}\r\n${answer.body}`);

		const { status } = answer;
		const unknown = { method: '', route: null, path: '', durationMs: 0, userAgent: null };
		const access = { ...unknown, requestId, traceId: newTraceId(), status };
		logAccess(services, access, Number.POSITIVE_INFINITY);
	};
