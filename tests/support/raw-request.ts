import { once } from 'node:events';
import { connect } from 'node:net';

interface RawResponse {
	status: number;
	headers: Headers;
	body: string;
}

/** Sends bytes that no HTTP client would send, and reads the answer until the server closes the connection. */
export async function rawRequest(port: number, text: string): Promise<RawResponse> {
	const socket = connect(port, '127.0.0.1');
	await once(socket, 'connect');
	socket.write(text);
	let answer = '';
	socket.on('data', (chunk) => (answer += chunk.toString()));
	await once(socket, 'close');

	const [head = '', ...rest] = answer.split('\r\n\r\n');
	const [statusLine = '', ...lines] = head.split('\r\n');
	const pairs = lines.map((line): [string, string] => {
		const colon = line.indexOf(':');
		return [line.slice(0, colon), line.slice(colon + 1).trim()];
	});
	return {
		status: Number(statusLine.split(' ')[1]),
		headers: new Headers(pairs),
		body: rest.join('\r\n\r\n')
	};
}
