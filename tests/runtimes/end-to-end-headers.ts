import type { IncomingMessage } from 'node:http';

/** What belongs to one connection and is not passed on: https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1 */
const HOP_BY_HOP = new Set([
	'connection',
	'expect',
	'keep-alive',
	'proxy-connection',
	'te',
	'trailer',
	'transfer-encoding',
	'upgrade'
]);

/** What a message carries from one end to the other. */
export function endToEndHeaders(message: IncomingMessage): Headers {
	const headers = new Headers();
	for (const [name, values] of Object.entries(message.headers)) {
		if (HOP_BY_HOP.has(name)) continue;
		for (const value of [values ?? []].flat()) headers.append(name, value);
	}
	return headers;
}
