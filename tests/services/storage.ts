import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { freePort } from '../support/free-port.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { spawnWrangler } from '../support/wrangler.ts';

/** What an app is given to reach it. */
export interface StorageEnv extends Record<string, string> {
	STORAGE_ENDPOINT: string;
	STORAGE_BUCKET: string;
	STORAGE_REGION: string;
	STORAGE_ACCESS_KEY_ID: string;
	STORAGE_SECRET_ACCESS_KEY: string;
}

interface LocalStorage {
	env: StorageEnv;
	stop: () => Promise<void>;
}

const ACCESS_KEY_ID = 'an-access-key';
const SECRET_ACCESS_KEY = 'a-secret-access-key';

/** Binds a bucket whose S3 endpoint wrangler serves beside the worker; it checks signatures, lengths, MD5 and expiry. */
const CONFIGURATION = `
name = "storage"
main = "worker.js"
compatibility_date = "2026-10-01"

[[r2_buckets]]
binding = "BUCKET"
bucket_name = "slipway"
local_dev = { experimental_s3_credentials = { accessKeyId = "${ACCESS_KEY_ID}", secretAccessKey = "${SECRET_ACCESS_KEY}" } }
`;

/** Cloudflare R2 on loopback, empty, as wrangler simulates it. Browsers of any origin may use it, as by a CORS rule. */
export async function startStorage(): Promise<LocalStorage> {
	const folder = tempFolder('storage');
	await writeFile(join(folder, 'wrangler.toml'), CONFIGURATION);
	await writeFile(join(folder, 'worker.js'), 'export default { fetch: () => new Response() };');
	const port = await freePort();
	const child = await spawnWrangler(folder, port);
	const ended = once(child, 'exit');

	let said = '';
	child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
	const output = createInterface({ input: child.stdout });
	const ready = Promise.withResolvers<undefined>();
	output.on('line', (line) => {
		said += `${line}\n`;
		if (line.includes('Ready on')) ready.resolve(undefined);
	});
	output.on('close', () => ready.reject(new Error(`The storage ended:\n${said}`)));
	await ready.promise;

	return {
		env: {
			STORAGE_ENDPOINT: `http://127.0.0.1:${port}/cdn-cgi/local/r2/s3`,
			STORAGE_BUCKET: 'slipway',
			STORAGE_REGION: 'auto',
			STORAGE_ACCESS_KEY_ID: ACCESS_KEY_ID,
			STORAGE_SECRET_ACCESS_KEY: SECRET_ACCESS_KEY
		},
		async stop() {
			child.kill('SIGTERM');
			await ended;
		}
	};
}
