import pg from 'pg';
import { migrate } from '../support/migrate.ts';
import { startPostgres } from '../support/postgres.ts';
import { startNeonEndpoint } from './neon.ts';

/** What an app without disk is given to reach a database. */
interface DatabaseEnv extends Record<string, string> {
	DATABASE_URL: string;
	DATABASE_HTTP_ENDPOINT: string;
}

interface LocalDatabase {
	env: DatabaseEnv;
	/** One more on the same server, with the same schema and nothing in it. */
	another: (name: string) => Promise<DatabaseEnv>;
	stop: () => Promise<void>;
}

/** A real, migrated PostgreSQL, and beside it what speaks Neon's HTTP protocol. */
export async function startDatabase(): Promise<LocalDatabase> {
	const postgres = await startPostgres();
	await migrate(postgres.url);
	const app = await postgres.appLogin();
	const neon = await startNeonEndpoint();
	return {
		env: { DATABASE_URL: app, DATABASE_HTTP_ENDPOINT: neon.url },
		async another(name) {
			await copyDatabase(postgres.superuserUrl, name);
			return {
				DATABASE_URL: new URL(name, app).href,
				DATABASE_HTTP_ENDPOINT: neon.url
			};
		},
		async stop() {
			await neon.stop();
			await postgres.stop();
		}
	};
}

/** Nobody may be connected to the one that is copied, so this asks from a third. */
async function copyDatabase(url: string, name: string): Promise<void> {
	const client = new pg.Client({ connectionString: new URL('postgres', url).href });
	await client.connect();
	await client.query(`create database ${name} template ${new URL(url).pathname.slice(1)}`);
	await client.end();
}
