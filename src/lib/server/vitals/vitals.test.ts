import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { VitalsBeacon } from '$lib/schemas/vitals';
import type { Database } from '../ports/database/index.ts';
import { inMemoryDatabase } from '../ports/database/pglite.ts';
import { recordVitals } from './record-vitals.ts';
import { summarizeVitals } from './summarize-vitals.ts';
import { vitals } from './table.ts';

type Vital = VitalsBeacon['vitals'][number];

let database: Database;
beforeAll(async () => {
	database = await inMemoryDatabase('drizzle');
}, 60_000);
beforeEach(async () => {
	await database.run((db) => db.delete(vitals));
});
afterAll(() => database.close());

const record = (vital: Vital, route = '/') => recordVitals(database, { route, vitals: [vital] });
const lcp = (id: string, value: number): Vital => ({
	id,
	name: 'LCP',
	value,
	rating: value <= 2500 ? 'good' : 'poor'
});

describe('vitals', () => {
	test('nothing was measured yet', async () => {
		expect(await summarizeVitals(database)).toEqual([]);
	});

	test('p75 is the value that three of four visits stay under, and ratings are counted', async () => {
		for (const [index, value] of [1000, 2000, 3000, 4000, 5000].entries()) {
			await record(lcp(`lcp-${index}`, value));
		}
		await record({ id: 'cls-1', name: 'CLS', value: 0.05, rating: 'good' });
		expect(await summarizeVitals(database)).toEqual([
			{ name: 'CLS', p75: 0.05, good: 1, needsImprovement: 0, poor: 0 },
			{ name: 'LCP', p75: 4000, good: 2, needsImprovement: 0, poor: 3 }
		]);
	});

	test('a metric that is sent again replaces its earlier value', async () => {
		await record(lcp('lcp-1', 1000));
		await record(lcp('lcp-1', 3000));
		expect(await summarizeVitals(database)).toMatchObject([{ p75: 3000, good: 0, poor: 1 }]);
	});

	test('an id of another page or metric is not overwritten', async () => {
		await record(lcp('lcp-1', 1000));
		await record(lcp('lcp-1', 9000), '/elsewhere');
		expect(await summarizeVitals(database)).toMatchObject([{ p75: 1000 }]);
	});

	test('visits of more than 28 days ago no longer count', async () => {
		await record(lcp('lcp-1', 1000));
		await database.run((db) =>
			db.update(vitals).set({ createdAt: sql`now() - interval '29 days'` })
		);
		expect(await summarizeVitals(database)).toEqual([]);
	});
});
