import { afterAll, beforeAll, expect, test } from 'vitest';
import { startNode, type RunningApp } from '../runtimes/node.ts';
import { tempFolder } from '../support/temp-folder.ts';

/** Private values that occur nowhere else. */
const planted = {
	DATA_DIR: `${tempFolder('app')}/planted-folder`,
	METRICS_TOKEN: 'planted-metrics-token',
	ADDRESS_HEADER: 'x-planted-address',
	HOST_HEADER: 'x-planted-host'
};

let app: RunningApp;
beforeAll(async () => {
	app = await startNode(planted);
});
afterAll(() => app.stop());

test.each([
	'/',
	'/__data.json',
	'/_app/env.js',
	'/api/info',
	'/readyz',
	'/api/fail',
	'/no/such/page'
])('%s shows no private value of the running app', async (path) => {
	const response = await fetch(app.url + path);
	const answer = JSON.stringify([...response.headers]) + (await response.text());
	expect(answer).not.toMatch(/planted/);
});

test('what a client sends as a secret is not in the log', async () => {
	const secrets = {
		authorization: 'Bearer planted-bearer',
		cookie: 'session=planted-cookie',
		'x-api-key': 'planted-key'
	};
	const response = await fetch(`${app.url}/api/fail?token=planted-query`, { headers: secrets });
	const requestId = response.headers.get('x-request-id');
	await app.logged((record) => record.requestId === requestId && 'durationMs' in record);
	expect(JSON.stringify(app.log)).not.toMatch(/planted-(bearer|cookie|key|query)/);
});
