import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { beacon, sendBeacon, shownVisits } from '../support/vitals.ts';
import { app } from './subject.ts';

const countOf = async () => (await shownVisits(app.url)).LCP ?? 0;

test('what is acknowledged is on the next page', async () => {
	const before = await countOf();
	expect((await sendBeacon(app.url, beacon(randomUUID(), 1500))).status).toBe(204);
	expect((await sendBeacon(app.url, beacon(randomUUID(), 1700))).status).toBe(204);
	expect(await countOf()).toBe(before + 2);
});

test('a beacon that is sent again counts once', async () => {
	const before = await countOf();
	const id = randomUUID();
	for (const value of [1500, 1700]) await sendBeacon(app.url, beacon(id, value));
	expect(await countOf()).toBe(before + 1);
});

test('beacons that arrive at once are all kept', async () => {
	const before = await countOf();
	const answers = await Promise.all(
		Array.from({ length: 10 }, () => sendBeacon(app.url, beacon(randomUUID())))
	);
	expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(204));
	expect(await countOf()).toBe(before + 10);
});
