import { expect, test } from 'vitest';
import { runtimes, startRuntime } from '../runtimes/index.ts';
import { startNode } from '../runtimes/node.ts';
import { startNeonEndpoint } from '../services/neon.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { migrate } from '../support/migrate.ts';
import { startPostgres } from '../support/postgres.ts';
import { beacon, sendBeacon } from '../support/vitals.ts';

test('a second process on the same folder is refused with a way out, and the first goes on', async () => {
	const DATA_DIR = tempFolder('app');
	const first = await startNode({ DATA_DIR });
	await expect(startNode({ DATA_DIR })).rejects.toThrow(
		/Another process already uses .*DATABASE_URL/s
	);
	expect((await sendBeacon(first.url, beacon('still-here'))).status).toBe(204);
	await first.stop();
	const next = await startNode({ DATA_DIR });
	expect(await next.stop()).toBe(0);
});

test('a login that bypasses row-level security stops the start, with what to do instead', async () => {
	const postgres = await startPostgres();
	await migrate(postgres.url);
	const start = startNode({ DATABASE_URL: postgres.superuserUrl });
	await expect(start).rejects.toThrow(
		/Slipway could not start\.\n.*"postgres" bypasses row-level security.*create role .* in role slipway/
	);
	await expect(start).rejects.not.toThrow('postgres:postgres');
	await postgres.stop();
});

test('a database without a schema stops the start, with the command that makes one', async () => {
	const postgres = await startPostgres();
	await expect(startNode({ DATABASE_URL: postgres.url })).rejects.toThrow('npm run db:migrate');
	await postgres.stop();
});

test('a database that cannot be reached does not stop the start', async () => {
	const app = await startNode({ DATABASE_URL: 'postgresql://app:app@127.0.0.1:1/none' });
	expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
	expect((await fetch(`${app.url}/readyz`)).status).toBe(503);
	expect(await app.stop()).toBe(0);
});

test('without its database the app is alive, not ready, and says so; nothing is acknowledged', async () => {
	const postgres = await startPostgres();
	await migrate(postgres.url);
	const app = await startNode({
		DATABASE_URL: await postgres.appLogin(),
		READINESS_TIMEOUT_MS: '3000',
		DATABASE_CONNECT_TIMEOUT_MS: '3000'
	});
	expect((await fetch(`${app.url}/readyz`)).status).toBe(200);

	await postgres.stop();
	const readiness = await fetch(`${app.url}/readyz`);
	expect(readiness.status).toBe(503);
	const { checks } = (await readiness.json()) as { checks: { database: { status: string } } };
	expect(checks.database.status).toMatch(/^(failed|slow)$/);
	await app.logged(({ msg, check }) => msg === 'readiness check failed' && check === 'database');

	expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
	const refused = await sendBeacon(app.url, beacon('lost'));
	expect(refused.status).toBe(500);
	const requestId = refused.headers.get('x-request-id');
	const reported = await app.logged((record) => record.requestId === requestId && 'err' in record);
	expect(JSON.stringify(reported)).not.toContain('postgres:postgres@');
	expect((await fetch(app.url)).status).toBe(500);
	expect(await app.stop()).toBe(0);
});

test.each(runtimes.filter((runtime) => runtime !== 'node'))(
	'%s, which cannot refuse to start, is not ready on a login that bypasses row-level security',
	{ timeout: 180_000 },
	async (runtime) => {
		const postgres = await startPostgres();
		const neon = await startNeonEndpoint();
		await migrate(postgres.url);
		const app = await startRuntime(runtime, {
			env: { DATABASE_URL: postgres.superuserUrl, DATABASE_HTTP_ENDPOINT: neon.url }
		});
		const readiness = await fetch(`${app.url}/readyz`);
		expect(readiness.status).toBe(503);
		expect(await readiness.json()).toMatchObject({
			status: 'not ready',
			checks: { database: { status: 'failed', reason: 'bypasses-row-level-security' } }
		});
		await app.stop();
		await neon.stop();
		await postgres.stop();
	}
);
