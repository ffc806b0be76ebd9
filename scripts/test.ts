import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { countContract, countPlaywright, countVitest, type Count } from './test-reports.ts';

interface Step {
	name: string;
	command: [program: string, ...args: string[]];
	/** Where the step writes what it ran; without one it counts as a single test. */
	report?: { path: string; count: (path: string) => Count };
}

const vitest = { path: 'test-results/vitest.json', count: countVitest };
const contract = { path: 'test-results/contract.json', count: countContract };
const playwright = { path: 'test-results/playwright.json', count: countPlaywright };

const steps: Step[] = [
	{ name: 'generate', command: ['npm', 'run', '--silent', 'generate'] },
	{ name: 'format', command: ['prettier', '--check', '.'] },
	{ name: 'lint', command: ['eslint', '.'] },
	{ name: 'knip', command: ['knip'] },
	{ name: 'types', command: ['npm', 'run', '--silent', 'check'] },
	{ name: 'build', command: ['node', 'scripts/build-all.ts'] },
	{
		name: 'vitest',
		command: [
			'vitest',
			'run',
			...['--project', 'unit', '--project', 'tenancy', '--project', 'built'],
			'--reporter=default',
			'--reporter=json',
			`--outputFile=${vitest.path}`
		],
		report: vitest
	},
	{ name: 'mutants', command: ['node', 'scripts/tenancy-mutants.ts', '--check'] },
	{ name: 'contract', command: ['node', 'scripts/contract.ts', '--check'], report: contract },
	{ name: 'limits', command: ['node', 'scripts/limits.ts', '--start-up'] },
	{ name: 'browser', command: ['playwright', 'test'], report: playwright }
];

const HELP = `Runs every check of the project and counts what passed.

  npm test                  everything
  npm test -- lint vitest   only these steps: ${steps.map(({ name }) => name).join(', ')}
  npm test -- --help        this text`;

function runStep({ name, command: [program, ...args], report }: Step): Count {
	console.log(`\n── ${name}: ${[program, ...args].join(' ')}`);
	if (report) rmSync(report.path, { force: true });
	const succeeded = spawnSync(program, args, { stdio: 'inherit' }).status === 0;

	if (report && existsSync(report.path)) {
		const count = report.count(report.path);
		// A tool that fails although no test did (a broken set-up, an error nobody caught) has failed.
		return succeeded || count.failed > 0 ? count : { ...count, failed: 1 };
	}
	return { passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1, skipped: [] };
}

function main(names: string[]): void {
	if (names.includes('--help')) return console.log(HELP);
	const unknown = names.filter((name) => !steps.some((step) => step.name === name));
	if (unknown.length > 0) {
		console.error(`Unknown step: ${unknown.join(', ')}.\n\n${HELP}`);
		process.exitCode = 2;
		return;
	}

	const chosen = steps.filter(({ name }) => names.length === 0 || names.includes(name));
	const results = chosen.map((step) => ({ name: step.name, ...runStep(step) }));

	console.log('\n── summary');
	for (const { name, passed, failed } of results) {
		console.log(`${failed === 0 ? '✓' : '✗'} ${name}: ${passed} passed, ${failed} failed`);
	}
	for (const title of results.flatMap(({ skipped }) => skipped)) console.log(`- skipped: ${title}`);
	const total = (key: 'passed' | 'failed') => results.reduce((sum, result) => sum + result[key], 0);
	console.log(`\n${total('passed')} passed, ${total('failed')} failed`);
	if (total('failed') > 0) process.exitCode = 1;
}

main(process.argv.slice(2));
