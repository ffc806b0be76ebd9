import { expect, test } from 'vitest';
import { startNode } from '../runtimes/node.ts';

const mistakes: [problem: string, env: Record<string, string>, message: RegExp][] = [
	['an unknown level', { LOG_LEVEL: 'loud' }, /LOG_LEVEL\n.*malformed.*info.*Example: warn/],
	[
		'a word for a number',
		{ SLOW_REQUEST_MS: 'soon' },
		/SLOW_REQUEST_MS\n.*malformed.*Example: 1000/
	],
	['another database', { DATABASE_URL: 'mysql://a/b' }, /DATABASE_URL\n.*postgresql:\/\/.*Example/],
	['a short token', { METRICS_TOKEN: 'hunter2' }, /METRICS_TOKEN\n.*malformed.*16/],
	['a limit without a window', { RATE_LIMIT_READ: '100' }, /RATE_LIMIT_READ\n.*requests\/seconds/],
	['a port that is none', { PORT: '99999' }, /PORT\n.*malformed.*Example: 8080/],
	['a host that is none', { HOST: 'my host' }, /HOST\n.*malformed.*Example/],
	['a host with a port', { HOST: 'localhost:3000' }, /HOST.*Example: HOST=/],
	['a size in other units', { BODY_SIZE_LIMIT: '512KB' }, /BODY_SIZE_LIMIT[\s\S]*Example: .*64M/],
	['an origin that is none', { ORIGIN: 'board' }, /ORIGIN[\s\S]*Example: .*https:/],
	['a header that is none', { PROTOCOL_HEADER: 'x forwarded' }, /PROTOCOL_HEADER\n.*malformed/],
	[
		'storage without keys',
		{ STORAGE_ENDPOINT: 'http://127.0.0.1:1', STORAGE_ACCESS_KEY_ID: 'an-access-key' },
		/STORAGE_SECRET_ACCESS_KEY\n.*missing.*Example: a-secret/
	],
	['a missing origin', { APP_ENV: 'production' }, /ORIGIN\n.*missing.*Example: https:/]
];

test.each(mistakes)('%s stops the start and is named with an example', async (_, env, message) => {
	const start = startNode(env);
	await expect(start).rejects.toThrow(message);
	await expect(start).rejects.not.toThrow(/hunter2/);
});

test('all mistakes are named at once', async () => {
	const start = startNode({ LOG_LEVEL: 'loud', APP_ENV: 'test' });
	await expect(start).rejects.toThrow(/APP_ENV[\s\S]*LOG_LEVEL/);
});

test('a variable that is set to nothing counts as not set', async () => {
	const app = await startNode({ DATABASE_URL: '', LOG_LEVEL: '', METRICS_TOKEN: '' });
	expect((await fetch(`${app.url}/readyz`)).status).toBe(200);
	expect((await fetch(`${app.url}/metrics`)).status).toBe(404);
	await app.stop();
});

test('a port that is taken is named, with another one to try', async () => {
	const app = await startNode();
	await expect(startNode({ PORT: String(app.port) })).rejects.toThrow(`PORT=${app.port + 1}`);
	await app.stop();
});
