import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { countPlaywright, countVitest } from './test-reports.ts';
import { tempFolder } from '../tests/support/temp-folder.ts';

function reportOf(content: unknown): string {
	const path = join(tempFolder('report'), 'report.json');
	writeFileSync(path, JSON.stringify(content));
	return path;
}

test('of a Vitest report, passed, failed and skipped tests count, and files that broke before any test', () => {
	const assertionResults = [
		{ status: 'passed', fullName: 'a' },
		{ status: 'failed', fullName: 'b' },
		{ status: 'pending', fullName: 'c' }
	];
	const testResults = [
		{ name: 'one', status: 'failed', assertionResults },
		{ name: 'two', status: 'failed', assertionResults: [] }
	];
	expect(countVitest(reportOf({ testResults }))).toEqual({ passed: 1, failed: 2, skipped: ['c'] });
});

test('of a Playwright report, tests count at any depth, and a flaky one has failed', () => {
	const spec = (title: string, status: string) => ({ title, tests: [{ status }] });
	const report = {
		suites: [
			{
				specs: [spec('a', 'expected'), spec('b', 'flaky')],
				suites: [{ specs: [spec('c', 'unexpected'), spec('d', 'skipped')] }]
			}
		]
	};
	expect(countPlaywright(reportOf(report))).toEqual({ passed: 1, failed: 2, skipped: ['d'] });
});
