import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { startStorage } from '../../../../../tests/services/storage.ts';
import { fakeEvent } from '../../../../../tests/support/fake-event.ts';
import { tempFolder } from '../../../../../tests/support/temp-folder.ts';
import { GET, PUT } from '../../../../routes/storage/[...key]/+server.ts';
import { describeStorage } from './contract.ts';
import { diskStorage } from './disk.ts';
import { s3Storage } from './s3.ts';

const servers: { stop: () => Promise<void> }[] = [];
afterAll(async () => {
	await Promise.all(servers.map((server) => server.stop()));
});

describeStorage('S3', async () => {
	const server = await startStorage();
	servers.push(server);
	const { env } = server;
	return {
		create: (now) =>
			s3Storage({
				endpoint: env.STORAGE_ENDPOINT,
				bucket: env.STORAGE_BUCKET,
				region: env.STORAGE_REGION,
				accessKeyId: env.STORAGE_ACCESS_KEY_ID,
				secretAccessKey: env.STORAGE_SECRET_ACCESS_KEY,
				now
			}),
		send: fetch
	};
});

/** Through the app's own route, as Node hands it a request. */
async function sendToRoute(
	storage: ReturnType<typeof diskStorage>,
	url: string,
	init: RequestInit
) {
	const { method = 'GET', body } = init;
	const headers = Object.fromEntries(new Headers(init.headers));
	if (body instanceof Uint8Array) headers['content-length'] ??= String(body.byteLength);
	const address = new URL(url, 'http://localhost').href;
	const event = fakeEvent({
		method,
		url: address,
		headers,
		body: body ?? undefined,
		services: { storage }
	});
	const handle = method === 'PUT' ? PUT : GET;
	return handle(event as Parameters<typeof handle>[0]);
}

const keys = new Map([[1, 'a-secret-of-unit-tests-of-32-characters']]);

describeStorage('disk', async () => {
	const folder = tempFolder('files');
	const own = diskStorage({ folder, keys, now: Date.now });
	return {
		create: (now) => diskStorage({ folder, keys, now }),
		send: (url, init) => sendToRoute(own, url, init)
	};
});

const upload = {
	key: 'harbour/1',
	fileName: 'minutes.txt',
	contentType: 'text/plain',
	size: 5,
	md5: createHash('md5').update('hello').digest('base64')
};
const hello = new TextEncoder().encode('hello');

test('a key that leads out of the folder is refused, even with the right signature', async () => {
	const folder = tempFolder('files');
	const storage = diskStorage({ folder, keys, now: Date.now });
	for (const key of ['../out', 'a/../../out', '/etc/out', 'a//b', '.unfinished/x', 'a.object/b']) {
		const { url, headers } = await storage.presignUpload({ ...upload, key }, 60);
		const response = await sendToRoute(storage, url, { method: 'PUT', headers, body: hello });
		expect(response.status).toBe(403);
	}
	expect(readdirSync(folder)).toEqual([]);
});

test('an upload that breaks off leaves nothing behind', async () => {
	const folder = tempFolder('files');
	const storage = diskStorage({ folder, keys, now: Date.now });
	const { url, headers } = await storage.presignUpload(upload, 60);
	const broken = new ReadableStream<Uint8Array>({
		start: (controller) => controller.enqueue(hello.subarray(0, 2)),
		pull: (controller) => controller.error(new Error('the client is gone'))
	});
	// What a stream needs, and TypeScript's DOM does not know of: https://fetch.spec.whatwg.org/#dom-requestinit-duplex
	const init: RequestInit & { duplex: 'half' } = {
		method: 'PUT',
		headers: { ...headers, 'content-length': '5' },
		body: broken,
		duplex: 'half'
	};
	const request = new Request(`http://localhost${url}`, init);
	expect(await storage.ownFiles.write(request)).toBe('different');
	expect(readdirSync(folder, { recursive: true })).toEqual(['.unfinished']);
	expect(await storage.inspect(upload.key)).toBeUndefined();
});

test('addresses that an older key has signed hold until they expire', async () => {
	const folder = tempFolder('files');
	const before = diskStorage({ folder, keys, now: Date.now });
	const { url, headers } = await before.presignUpload(upload, 60);
	const rotated = new Map([...keys, [2, 'the-newest-secret-of-at-least-32-characters']] as const);
	const after = diskStorage({ folder, keys: rotated, now: Date.now });
	const send = (storage: typeof after) =>
		sendToRoute(storage, url, { method: 'PUT', headers, body: hello });
	const foreign = new Map([[1, 'another-secret-of-unit-tests-32-characters']]);
	expect((await send(diskStorage({ folder, keys: foreign, now: Date.now }))).status).toBe(403);
	expect((await send(after)).status).toBe(201);
});

test('where files are elsewhere, the route is not there', async () => {
	const event = fakeEvent({ url: 'http://localhost/storage/a', services: { storage: undefined } });
	expect((await GET(event as Parameters<typeof GET>[0])).status).toBe(404);
	expect((await PUT(event as Parameters<typeof PUT>[0])).status).toBe(404);
});
