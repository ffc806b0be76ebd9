import { expect, test } from 'vitest';
import { app, otherDeployment, send } from './subject.ts';

test('the environment is read when the app starts, not when it is built', async () => {
	const info = async (url: string) =>
		(await (await fetch(`${url}/api/info`)).json()) as { release: string; environment: string };
	const [here, there] = [await info(app.url), await info((await otherDeployment()).url)];
	expect([here.release, here.environment]).toEqual(['contract-1', 'staging']);
	expect([there.release, there.environment]).toEqual(['contract-2', 'production']);
});

test('the route that always fails does not exist in production', async () => {
	const { url } = await otherDeployment();
	expect((await fetch(`${url}/api/fail`)).status).toBe(404);
});

test.each([
	'/',
	'/__data.json',
	'/_app/env.js',
	'/api/info',
	'/readyz',
	'/api/fail',
	'/no/such/page'
])('%s shows no private value', async (path) => {
	const { response, body } = await send(path);
	const answer = JSON.stringify([...response.headers]) + body;
	expect(answer).not.toMatch(/planted|postgresql:/);
});
