import { readFileSync } from 'node:fs';

export interface Count {
	passed: number;
	failed: number;
	/** Titles of tests that did not run. */
	skipped: string[];
}

interface VitestReport {
	testResults: {
		name: string;
		status: string;
		assertionResults: { status: string; fullName: string }[];
	}[];
}

/** What scripts/contract.ts leaves: the sums over all runtimes. */
export interface ContractReport {
	passed: number;
	failed: number;
}

interface PlaywrightSuite {
	specs?: { title: string; tests: { status: string }[] }[];
	suites?: PlaywrightSuite[];
}

const readReport = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

/** Counts the tests of a Vitest JSON report; a file that failed before its tests counts as one failure. */
export function countVitest(path: string): Count {
	const { testResults } = readReport(path) as VitestReport;
	const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
	const brokenFiles = testResults.filter(
		({ status, assertionResults }) =>
			status === 'failed' && !assertionResults.some((test) => test.status === 'failed')
	);
	const passed = tests.filter(({ status }) => status === 'passed').length;
	const failed = tests.filter(({ status }) => status === 'failed').length;
	return {
		passed,
		failed: failed + brokenFiles.length,
		skipped: tests
			.filter(({ status }) => status !== 'passed' && status !== 'failed')
			.map(({ fullName }) => fullName)
	};
}

/** Counts the tests of the contract; what does not apply somewhere, and why, is in docs/support-matrix.md. */
export function countContract(path: string): Count {
	const { passed, failed } = readReport(path) as ContractReport;
	return { passed, failed, skipped: [] };
}

/** Counts the tests of a Playwright JSON report; a flaky one has failed. */
export function countPlaywright(path: string): Count {
	const specsOf = (suite: PlaywrightSuite): NonNullable<PlaywrightSuite['specs']> => [
		...(suite.specs ?? []),
		...(suite.suites ?? []).flatMap(specsOf)
	];
	const tests = specsOf(readReport(path) as PlaywrightSuite).flatMap(({ title, tests: runs }) =>
		runs.map(({ status }) => ({ title, status }))
	);
	const skipped = tests.filter(({ status }) => status === 'skipped').map(({ title }) => title);
	const passed = tests.filter(({ status }) => status === 'expected').length;
	return { passed, failed: tests.length - passed - skipped.length, skipped };
}
