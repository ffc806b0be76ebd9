import { expect, test } from 'vitest';
import { describeVital } from './describe-vital.ts';
import type { VitalSummary } from './summarize-vitals.ts';

const lcp: VitalSummary = { name: 'LCP', p75: 1234.5, good: 900, needsImprovement: 300, poor: 800 };

test('a summary is told in the words and numbers of its language', () => {
	expect(describeVital(lcp, 'en')).toMatchObject({
		p75: '1,235 ms',
		visits: 'Visits: 2,000',
		legend: 'good 45%, could be better 15%, poor 40%'
	});
	expect(describeVital(lcp, 'ko')).toMatchObject({
		p75: '1,235ms',
		legend: '양호 45%, 개선 필요 15%, 나쁨 40%'
	});
});

test('the bars follow each other and fill the whole', () => {
	const { bars } = describeVital(lcp, 'en');
	expect(bars).toEqual([
		{ rating: 'good', start: 0, width: 45 },
		{ rating: 'middling', start: 45, width: 15 },
		{ rating: 'poor', start: 60, width: 40 }
	]);
});

test('a layout shift is a score, not a time', () => {
	expect(describeVital({ ...lcp, name: 'CLS', p75: 0.1234 }, 'en').p75).toBe('0.123');
});
