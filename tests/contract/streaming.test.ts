import { expect, test } from 'vitest';
import { app } from './subject.ts';

/** When each chunk arrived, in milliseconds since the first, and what they said together. */
async function arrivals(path: string) {
	const response = await fetch(app.url + path);
	const times: number[] = [];
	const decoder = new TextDecoder();
	let text = '';
	for await (const chunk of response.body ?? []) {
		times.push(performance.now());
		text += decoder.decode(chunk, { stream: true });
	}
	const [first = 0] = times;
	return { times: times.map((time) => time - first), lines: text.trim().split('\n'), response };
}

test('the first chunk arrives before the last is made', async () => {
	const { times, lines, response } = await arrivals('/api/stream?chunks=3&intervalMs=300');
	expect(response.headers.get('content-type')).toBe('application/x-ndjson');
	expect(lines).toHaveLength(3);
	expect(times.at(-1)).toBeGreaterThan(300);
});

test('a stream is complete and in order', async () => {
	const { lines } = await arrivals('/api/stream?chunks=50&intervalMs=0');
	const chunks = lines.map((line) => (JSON.parse(line) as { chunk: number }).chunk);
	expect(chunks).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
});

test('nobody on the way keeps or changes a stream', async () => {
	const { response } = await arrivals('/api/stream?chunks=1');
	expect(response.headers.get('cache-control')).toBe('no-store, no-transform');
});

test('who leaves in the middle harms nobody', async () => {
	const leave = new AbortController();
	const response = await fetch(`${app.url}/api/stream?chunks=50&intervalMs=100`, {
		signal: leave.signal
	});
	await response.body?.getReader().read();
	leave.abort();
	expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
});
