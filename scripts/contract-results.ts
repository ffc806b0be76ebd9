import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** What the contract found on one runtime. */
export interface Results {
	/** By concern, which is a file of the suite. */
	concerns: Record<string, { passed: number; skipped: number; failed: number }>;
	/** Titles of tests that did not run, with the declared reason. */
	skipped: Record<string, string>;
	failed: string[];
	/** Titles of tests that did not run although nobody said why. */
	unexplained: string[];
}

interface Report {
	testResults: {
		name: string;
		status: string;
		assertionResults: { status: string; fullName: string; meta?: { reason?: string } }[];
	}[];
}

/** Reads a JSON report of Vitest; a file that failed before its tests counts as a failure. */
export function readResults(path: string): Results {
	const results: Results = { concerns: {}, skipped: {}, failed: [], unexplained: [] };
	if (!existsSync(path)) return { ...results, failed: [`there is no ${path}`] };
	const { testResults } = JSON.parse(readFileSync(path, 'utf8')) as Report;
	for (const file of testResults) {
		const concern = basename(file.name, '.test.ts').replaceAll('-', ' ');
		const count = { passed: 0, skipped: 0, failed: 0 };
		for (const { status, fullName, meta } of file.assertionResults) {
			if (status === 'passed') count.passed += 1;
			else if (status === 'failed') {
				count.failed += 1;
				results.failed.push(fullName);
			} else {
				count.skipped += 1;
				if (meta?.reason) results.skipped[fullName] = meta.reason;
				else results.unexplained.push(fullName);
			}
		}
		if (file.status === 'failed' && count.failed === 0) results.failed.push(concern);
		results.concerns[concern] = count;
	}
	return results;
}
