import { request as httpRequest, createServer, type Server } from 'node:http';

/**
 * Stands where Cloudflare's network would: says who the client is, whatever the client says, and takes the whole request
 * even when the worker has answered already.
 */
export function network(workerPort: number): Server {
	return createServer((request, response) => {
		const { url, method, headers, socket } = request;
		const forwarded = httpRequest({
			host: '127.0.0.1',
			port: workerPort,
			path: url,
			method,
			headers: { ...headers, 'cf-connecting-ip': socket.remoteAddress ?? '' },
			// A connection for each request: none can be closed by the other side just when it is used again.
			agent: false
		});
		forwarded.on('response', (answer) => {
			response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
			answer.pipe(response);
			answer.on('error', () => response.destroy());
			response.on('close', () => answer.destroy());
		});
		forwarded.on('error', () => {
			// After an answer this is only the end of a body that nobody wanted.
			if (!response.headersSent) response.writeHead(502).end();
			request.resume();
		});
		response.on('close', () => forwarded.destroy());
		request.pipe(forwarded);
	});
}
