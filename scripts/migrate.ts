import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { pgliteDatabase } from '../src/lib/server/ports/database/pglite.ts';
import { readVariable } from '../src/env/schema.ts';
import { variables } from '../src/env.ts';

const HELP = `Brings the database up to date with the migrations in drizzle/.

  npm run db:migrate            DATABASE_URL, or the embedded database in DATA_DIR
  npm run db:migrate -- --help  this text

The embedded database also does this by itself whenever the server starts.`;

async function migratePostgres(connectionString: string): Promise<void> {
	const client = new pg.Client({ connectionString });
	await client.connect();
	try {
		await migrate(drizzle({ client }), { migrationsFolder: 'drizzle' });
	} finally {
		await client.end();
	}
}

async function main(): Promise<void> {
	const url = readVariable(['DATABASE_URL', variables.DATABASE_URL], process.env);
	if (url) {
		const { host, pathname } = new URL(url);
		console.log(`Migrating PostgreSQL ${host}${pathname} …`);
		await migratePostgres(url);
	} else {
		const folder = readVariable(['DATA_DIR', variables.DATA_DIR], process.env);
		console.log(`Migrating the embedded database in ${folder} …`);
		await (await pgliteDatabase(folder, 'drizzle')).close();
	}
	console.log('The database is up to date.');
}

if (process.argv.includes('--help')) console.log(HELP);
else
	await main().catch((error: unknown) => {
		console.error(
			`The database was not migrated.\n${error instanceof Error ? error.message : String(error)}`
		);
		process.exitCode = 1;
	});
