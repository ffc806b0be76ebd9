import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterAll, describe, expect, test } from 'vitest';
import { pgDatabase } from '../../src/lib/server/ports/database/pg.ts';
import { pgliteDatabase } from '../../src/lib/server/ports/database/pglite.ts';
import { vitals } from '../../src/lib/server/vitals/table.ts';
import { startNode } from '../runtimes/node.ts';
import { freePort } from '../support/free-port.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { migrate } from '../support/migrate.ts';
import { startPostgres } from '../support/postgres.ts';
import { beacon, sendBeacon, shownVisits } from '../support/vitals.ts';

const postgres = startPostgres();
afterAll(async () => (await postgres).stop());

const databases: [name: string, env: () => Promise<Record<string, string>>][] = [
	['PGlite', async () => ({ DATA_DIR: tempFolder('app') })],
	[
		'PostgreSQL',
		async () => {
			const { url, appLogin } = await postgres;
			await migrate(url);
			return { DATABASE_URL: await appLogin() };
		}
	]
];

/** What is in the database, once the app has left it. */
async function storedIds({ DATABASE_URL, DATA_DIR = '' }: Record<string, string>) {
	const database = DATABASE_URL
		? pgDatabase({
				connectionString: DATABASE_URL,
				max: 1,
				idleTimeoutMillis: 1000,
				connectionTimeoutMillis: 5000,
				query_timeout: 5000,
				onConnectionError: () => undefined
			})
		: await pgliteDatabase(DATA_DIR, 'drizzle');
	const [rows] = await database.run((db) => db.select({ id: vitals.id }).from(vitals));
	await database.close();
	return rows.map(({ id }) => id);
}

/** Far more than this test sends. */
const unlimited = { RATE_LIMIT_WRITE: '1000000/60' };

describe.each(databases)('kill -9 during writes on %s', (_, environment) => {
	test('every acknowledged vital is there after the next start', async () => {
		const env = { ...unlimited, ...(await environment()) };
		const acknowledged = new Set<string>();
		let round = 0;

		for (const enough of [20, 60, 150]) {
			round += 1;
			const app = await startNode(env);
			/** Sends one vital after the other until the app is gone. */
			const visitor = async (name: string) => {
				for (let count = 0; ; count++) {
					const id = `${round}-${name}-${count}`;
					const response = await sendBeacon(app.url, beacon(id)).catch(() => undefined);
					if (!response) return;
					expect(response.status).toBe(204);
					acknowledged.add(id);
					if (acknowledged.size >= enough) app.signal('SIGKILL');
				}
			};
			await Promise.all(['a', 'b', 'c', 'd'].map(visitor));
			expect(await app.ended).toMatchObject({ signal: 'SIGKILL' });
			expect(acknowledged.size).toBeGreaterThanOrEqual(enough);
		}

		const app = await startNode(env);
		expect(await shownVisits(app.url)).toHaveProperty('LCP');
		await app.stop();
		const stored = new Set(await storedIds(env));
		expect([...acknowledged].filter((id) => !stored.has(id))).toEqual([]);
	});
});

test('a process whose log nobody reads any more ends, instead of telling nobody about it', async () => {
	const folder = tempFolder('unread');
	const child = spawn(process.execPath, ['build'], {
		env: { ...process.env, PORT: String(await freePort()), DATA_DIR: folder, SHUTDOWN_DELAY: '0' },
		stdio: ['ignore', 'pipe', 'ignore']
	});
	const ended = once(child, 'exit');
	await once(createInterface({ input: child.stdout }), 'line');
	child.stdout.destroy();
	child.kill('SIGTERM');
	expect(await ended).toEqual([1, null]);
});
