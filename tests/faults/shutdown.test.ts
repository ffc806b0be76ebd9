import { describe, expect, test } from 'vitest';
import { startNode } from '../runtimes/node.ts';
import { beacon, sendBeacon } from '../support/vitals.ts';

describe('shutdown', () => {
	test('SIGTERM during a two-second stream: the client gets all of it, and the exit code is 0', async () => {
		const app = await startNode();
		const response = await fetch(`${app.url}/api/stream?chunks=5&intervalMs=500`);
		const reader = response.body?.getReader();
		const decoder = new TextDecoder();
		let text = decoder.decode((await reader?.read())?.value);

		app.signal('SIGTERM');
		await app.logged(({ msg }) => msg === 'draining');
		for (;;) {
			const next = await reader?.read();
			if (!next || next.done) break;
			text += decoder.decode(next.value);
		}
		expect(text.trim().split('\n')).toHaveLength(5);
		expect(await app.ended).toEqual({ code: 0, signal: null });
		expect(app.log.at(-1)?.msg).toBe('stopped');
	});

	test('readiness says 503 as soon as SIGTERM arrived, while liveness and requests go on', async () => {
		const app = await startNode({ SHUTDOWN_DELAY: '3' });
		expect((await fetch(`${app.url}/readyz`)).status).toBe(200);

		app.signal('SIGTERM');
		await app.logged(({ msg }) => msg === 'draining');
		const readiness = await fetch(`${app.url}/readyz`);
		expect(readiness.status).toBe(503);
		expect(readiness.headers.get('connection')).toBe('close');
		expect(await readiness.json()).toMatchObject({ status: 'draining' });
		expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
		expect((await sendBeacon(app.url, beacon('late'))).status).toBe(204);
		expect(await app.ended).toEqual({ code: 0, signal: null });
	});

	test('a request that never ends is cut off after SHUTDOWN_TIMEOUT, and the exit code is still 0', async () => {
		const app = await startNode({ SHUTDOWN_TIMEOUT: '1' });
		const response = await fetch(`${app.url}/api/stream?chunks=50&intervalMs=2000`);
		const cutOff = response.text().then(
			() => 'complete',
			() => 'cut off'
		);
		app.signal('SIGTERM');
		expect(await cutOff).toBe('cut off');
		expect(await app.ended).toEqual({ code: 0, signal: null });
		expect(app.log.map(({ msg }) => msg)).toContain(
			'shutdown timed out: open requests and deferred work are cut off'
		);
	});

	test('a second signal ends it at once', async () => {
		const app = await startNode({ SHUTDOWN_DELAY: '30' });
		app.signal('SIGTERM');
		const draining = await app.logged(({ msg }) => msg === 'draining');
		const since = (record: { time?: unknown }) =>
			Date.parse(String(record.time)) - Date.parse(String(draining.time));
		// Two signals close together are one keypress (npm repeats Ctrl-C), so ask until it is a second one.
		const asking = setInterval(() => app.signal('SIGINT'), 50);
		const { code } = await app.ended;
		clearInterval(asking);
		expect(code).toBe(1);
		expect(since(app.log.at(-1) ?? {})).toBeLessThan(10_000);
	});
});
