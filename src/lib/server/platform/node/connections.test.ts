import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { hangUp, trackConnections } from './connections.ts';

const clients: Socket[] = [];
afterEach(() => {
	for (const client of clients.splice(0)) client.destroy();
});

/** A server whose connections are tracked, and one client that never ends its own side. */
async function connected(listener: RequestListener = (_, response) => response.end('ok')) {
	const server = createServer();
	const connections = trackConnections(server, 10);
	server.on('request', (request, response) => {
		connections.track(request, response);
		listener(request, response);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const accepted = once(server, 'connection') as Promise<[Socket]>;
	const { port } = server.address() as AddressInfo;
	const client = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
	client.on('error', () => undefined);
	clients.push(client);
	const [connection] = await accepted;
	return { server, connections, client, connection };
}

test('a connection that never sent anything is closed at once', async () => {
	const { server, connections, connection } = await connected();
	const closed = once(server, 'close');
	server.close();
	connections.closeWhenIdle();
	await closed;
	expect(connection.destroyed).toBe(true);
});

test('a busy connection is closed after its answer, even when the client leaves its side open', async () => {
	const answer = Promise.withResolvers<undefined>();
	const arrived = Promise.withResolvers<undefined>();
	const { server, connections, client, connection } = await connected((_, response) => {
		arrived.resolve(undefined);
		void answer.promise.then(() => response.end('all of it'));
	});
	let received = '';
	client.on('data', (chunk) => (received += chunk.toString()));
	client.write('GET / HTTP/1.1\r\nhost: a\r\n\r\n');
	await arrived.promise;
	expect(connections.isBusy(connection)).toBe(true);

	const ended = once(client, 'end');
	const closed = once(server, 'close');
	server.close();
	connections.closeWhenIdle();
	answer.resolve(undefined);
	await Promise.all([ended, closed]);
	expect(received).toContain('all of it');
});

test('of two pipelined requests the second keeps the connection busy', async () => {
	const answers = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
	const first = Promise.withResolvers<undefined>();
	let index = 0;
	const { connections, client, connection } = await connected((_, response) => {
		const answer = answers[index++];
		void answer?.promise.then(() => response.end('ok'));
		if (index === 1) response.once('close', () => first.resolve(undefined));
	});
	client.write('GET /1 HTTP/1.1\r\nhost: a\r\n\r\nGET /2 HTTP/1.1\r\nhost: a\r\n\r\n');
	await once(connection, 'data');
	answers[0]?.resolve(undefined);
	await first.promise;
	expect(connections.isBusy(connection)).toBe(true);
	answers[1]?.resolve(undefined);
});

test('who still reads a body after its answer learns that it gets no more of it', async () => {
	const told = Promise.withResolvers<Error>();
	const { client } = await connected((request, response) => {
		request.on('error', (error) => told.resolve(error));
		response.end('answered');
	});
	client.write('POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 100\r\n\r\nonly a part');
	expect((await told.promise).message).toContain('before its body was read');
});

test('who goes on sending for too long after the answer is cut off', async () => {
	const { client, connection } = await connected();
	client.write('POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 100\r\n\r\nonly a part');
	await once(connection, 'close');
	expect(connection.destroyed).toBe(true);
});

test('hanging up says its last words and does not wait for the client to do the same', async () => {
	const { client, connection } = await connected();
	hangUp(connection, 10, 'goodbye');
	const [words] = (await once(client, 'data')) as [Buffer];
	expect(words.toString()).toBe('goodbye');
	if (!connection.destroyed) await once(connection, 'close');
	expect(connection.destroyed).toBe(true);
});
