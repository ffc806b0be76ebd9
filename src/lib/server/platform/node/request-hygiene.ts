import type { IncomingMessage } from 'node:http';

interface HygieneOptions {
	/** The header in which a trusted proxy passes on the protocol. */
	protocolHeader: string | undefined;
}

/** One range of sane length; https://www.rfc-editor.org/rfc/rfc9110#section-14.2 lets servers ignore the header. */
const RANGE = /^bytes=(?<first>\d{1,15})-(?<last>[1-9]\d{0,14})?$/;

/** Corrects what adapter-node would trip over, before it sees the request. */
export function tidy({ headers, httpVersion }: IncomingMessage, options: HygieneOptions): void {
	// sirv throws on ranges that end before they begin (https://github.com/lukeed/sirv/issues/175), and answers wrongly
	// to those that count from the end or end at 0.
	const range = RANGE.exec(headers.range ?? '')?.groups;
	if (!range || Number(range.first) > Number(range.last ?? Infinity)) delete headers.range;

	// Old health checks speak HTTP/1.0, which has no Host.
	if (httpVersion === '1.0') headers.host ??= 'localhost';

	const { protocolHeader } = options;
	if (protocolHeader) headers[protocolHeader] = isHttps(headers[protocolHeader]) ? 'https' : 'http';
}

/** A chain of proxies lists what each of them saw; the first one is nearest to the visitor. */
function isHttps(protocol: string | string[] | undefined): boolean {
	return String(protocol).split(',')[0]?.trim().toLowerCase() === 'https';
}
