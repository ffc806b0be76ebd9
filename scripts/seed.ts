import { parseArgs } from 'node:util';
import { hashPassword } from 'better-auth/crypto';
import { readVariable } from '../src/env/schema.ts';
import { variables } from '../src/env.ts';
import { FolderInUseError } from '../src/lib/server/ports/database/folder-lock.ts';
import type { Database } from '../src/lib/server/ports/database/index.ts';
import { pgDatabase } from '../src/lib/server/ports/database/pg.ts';
import { pgliteDatabase } from '../src/lib/server/ports/database/pglite.ts';
import { PASSWORD } from './seed/people.ts';
import { plant } from './seed/plant.ts';
import { hasPeople } from './seed/plant-people.ts';
import { signInHelp } from './seed/sign-in-help.ts';

const HELP = `Makes two organizations with people of every role, boards, tickets and comments, to try the app with.

  npm run seed                        DATABASE_URL, or the embedded database in DATA_DIR
  npm run seed -- --if-empty          only for development, and only into an embedded database without people
  npm run seed -- --into-production   also with APP_ENV=production, where it would otherwise refuse
  npm run seed -- --help              this text

What is there already stays as it is. A PostgreSQL must have been migrated (npm run db:migrate). "npm start" runs this
with --if-empty.`;

/** For people: standard output of \`npm start\` is the log. */
const say = (text: string) => console.error(text);

const url = readVariable(['DATABASE_URL', variables.DATABASE_URL], process.env);
const folder = readVariable(['DATA_DIR', variables.DATA_DIR], process.env);
const environment = readVariable(['APP_ENV', variables.APP_ENV], process.env) ?? 'development';

async function withDatabase(use: (database: Database) => Promise<void>): Promise<void> {
	const database = url ? openPostgres(url) : await pgliteDatabase(folder, 'drizzle');
	try {
		await database.check();
		await use(database);
	} finally {
		await database.close();
	}
}

const openPostgres = (connectionString: string): Database =>
	pgDatabase({
		connectionString,
		max: 1,
		idleTimeoutMillis: 1000,
		connectionTimeoutMillis: 5000,
		query_timeout: 10_000,
		onConnectionError: (error) => console.error(error.message)
	});

async function seed(database: Database): Promise<void> {
	const boards = await plant(database, {
		hashPassword: () => hashPassword(PASSWORD),
		now: new Date()
	});
	say(
		boards === 0 ? 'Everything is there already; nothing was changed.' : `Boards made: ${boards}.`
	);
	say(signInHelp());
}

async function seedIfEmpty(): Promise<void> {
	if (url || environment !== 'development') return;
	try {
		await withDatabase(async (database) => {
			if (!(await hasPeople(database))) await seed(database);
		});
	} catch (error) {
		// Whoever starts next finds that out too, and says it.
		if (!(error instanceof FolderInUseError)) throw error;
	}
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			'if-empty': { type: 'boolean' },
			'into-production': { type: 'boolean' },
			help: { type: 'boolean' }
		}
	});
	if (values.help) return console.log(HELP);
	if (values['if-empty']) return seedIfEmpty();
	if (environment === 'production' && !values['into-production']) {
		throw new Error(
			'APP_ENV is production, and anybody can read the password of these people. If it has to be: ' +
				'npm run seed -- --into-production'
		);
	}
	await withDatabase(seed);
}

await main().catch((error: unknown) => {
	say(error instanceof Error ? error.message : String(error));
	process.exitCode = 1;
});
