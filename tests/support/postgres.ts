import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { endWithUs } from './end-with-us.ts';
import { freePort } from './free-port.ts';
import { postgresProgram, type PostgresProgram } from './postgres-program.ts';
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

/** A real PostgreSQL server on loopback, in a folder of its own. @throws Error with what it said when it does not start */
export async function startPostgres(): Promise<PostgresServer> {
	const program = await postgresProgram();
	const folder = await makeCluster(program);
	const port = await freePort();
	const server = startServer(program, folder, port);
	if (server.pid) endWithUs(server.pid);
	const ended = once(server, 'exit');
	await says(server, 'ready to accept connections');

	const urlOf = (user: string, database = 'slipway') =>
		`postgresql://${user}:${user}@127.0.0.1:${port}/${database}`;
	const run = async (sql: string, database?: string) => {
		const client = new pg.Client({ connectionString: urlOf('postgres', database) });
		await client.connect();
		await client.query(sql);
		await client.end();
	};
	await run("create role owner login createrole password 'owner'", 'postgres');
	await run('create database slipway owner owner', 'postgres');
	return {
		url: urlOf('owner'),
		superuserUrl: urlOf('postgres'),
		async appLogin() {
			await run("create role app login password 'app' in role slipway");
			return urlOf('app');
		},
		async stop() {
			// Ends connections, but nothing in the middle of writing.
			server.kill('SIGINT');
			await ended;
			await rm(folder, { recursive: true, force: true });
		}
	};
}

/** A folder with an empty cluster, whose superuser is `postgres`. */
async function makeCluster({ initdb, user }: PostgresProgram): Promise<string> {
	const folder = tempFolder('postgres');
	const password = join(folder, 'password');
	await writeFile(password, 'postgres');
	// Whoever the server runs as must get through here to its data, and own it.
	await chmod(folder, 0o755);
	const { uid, gid } = user;
	if (uid && gid) await Promise.all([folder, password].map((path) => chown(path, uid, gid)));
	const names = ['--username', 'postgres', '--pwfile', password, '--auth', 'password'];
	const language = ['--locale', 'C', '--encoding', 'UTF8'];
	const data = ['--pgdata', join(folder, 'data')];
	await promisify(execFile)(initdb, [...data, ...names, ...language], { ...user, cwd: folder });
	return folder;
}

const startServer = ({ postgres, user }: PostgresProgram, folder: string, port: number) =>
	spawn(
		postgres,
		[
			...['-D', join(folder, 'data'), '-p', String(port), '-h', '127.0.0.1'],
			// No socket in /tmp, where it would stay if we are killed.
			...['-c', 'unix_socket_directories=']
		],
		{ ...user, cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] }
	);

/** Resolves when a program says what it is waited for. @throws Error with all it said, when it ends before */
async function says(child: ChildProcess, awaited: string): Promise<void> {
	let said = '';
	const heard = new Promise<void>((resolve) => {
		for (const stream of [child.stdout, child.stderr]) {
			stream?.setEncoding('utf8').on('data', (text: string) => {
				said += text;
				if (said.includes(awaited)) resolve();
			});
		}
	});
	const end = once(child, 'close').then(() => {
		if (!said.includes(awaited)) throw new Error(`PostgreSQL did not start. It said:\n${said}`);
	});
	await Promise.race([heard, end]);
}
