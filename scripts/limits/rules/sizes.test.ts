import { expect, test } from 'vitest';
import { budgets, type Budget } from '../budgets.ts';
import { tableOf } from '../report.ts';
import { findOverweight, type Measurement } from './sizes.ts';

const slow: Measurement = { budget: 'startUp', of: 'node', file: 'outputs/node', found: 60_000 };
const light: Measurement = { budget: 'worker', of: 'cloudflare', file: 'worker.js', found: 1 };

test('our budgets are below the limits of the platforms, whose source is named', () => {
	for (const { ours, platform } of Object.values<Budget>(budgets)) {
		expect(ours).toBeLessThan(platform?.limit ?? Infinity);
		expect(platform?.source ?? 'https://').toMatch(/^https:/);
	}
});

test('what is over its budget is named, with what was found and allowed', () => {
	expect(findOverweight([light, slow])).toEqual([
		{
			file: 'outputs/node',
			rule: 'start-up',
			found: 'start to first answer: 60,000 ms',
			allowed: '10,000 ms',
			remedy: budgets.startUp.remedy
		}
	]);
});

test('the largest parts are named', () => {
	const parts = { 'a.js': 50_000, 'b.js': 200 };
	const heavy: Measurement = { ...light, budget: 'clientJavaScript', found: 50_200, parts };
	expect(findOverweight([heavy])[0]?.found).toMatch(/a\.js 50 kB, b\.js 0\.2 kB/);
});

test('the table shows found, ours and the limit of the platform side by side', () => {
	const [, worker, start] = tableOf([light, slow]).split('\n');
	expect(worker).toMatch(
		/worker, gzipped +cloudflare +0 kB +921\.6 kB +3\.1 MB \(free\) +ok +worker\.js/
	);
	expect(start).toMatch(/60,000 ms +10,000 ms +– +✗/);
});
