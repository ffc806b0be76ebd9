import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * A port on loopback that nobody listens on. Below the range from which the system picks ports for outgoing
 * connections, so that none takes it before it is used.
 */
export async function freePort(): Promise<number> {
	const port = randomInt(15_000, 32_000);
	const server = createServer().listen(port, '127.0.0.1');
	try {
		await once(server, 'listening');
	} catch {
		return freePort();
	}
	server.close();
	await once(server, 'close');
	return port;
}
