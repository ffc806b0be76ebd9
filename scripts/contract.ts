import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isRuntime, runtimes, targetOf, type Runtime } from '../tests/runtimes/index.ts';
import { removeTempFolders } from '../tests/support/temp-folder.ts';
import { readResults, type Results } from './contract-results.ts';
import { ensureOutput } from './outputs.ts';
import { markdownOf, matrixOf, tableOf } from './support-matrix.ts';
import type { ContractReport } from './test-reports.ts';

const HELP = `Runs the contract on the built output in every runtime, and writes down what it found.

  npm run contract                        builds what is stale, runs all six, writes docs/support-matrix.{md,json}
  npm run contract -- workerd node        only these: ${runtimes.join(', ')}; writes nothing
  npm run contract -- --check             fails when the committed matrix says something else, and writes nothing
  npm run contract -- --help              this text

A test may be skipped only for a reason that tests/runtimes/capabilities.ts declares; it is in the matrix.`;

const MARKDOWN = 'docs/support-matrix.md';
const JSON_FILE = 'docs/support-matrix.json';
/** For `npm test`, which counts. */
const SUMMARY = 'test-results/contract.json';
const REPORT = (runtime: Runtime) => `test-results/contract-${runtime}.json`;

/** Runs the suite on one runtime, in processes of its own, which end with it. */
function runOn(runtime: Runtime): Results {
	const report = REPORT(runtime);
	rmSync(report, { force: true });
	const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
	const { status } = spawnSync('vitest', ['run', '--project', 'contract', ...reporters], {
		stdio: 'inherit',
		env: { ...process.env, CONTRACT_RUNTIME: runtime }
	});
	const results = readResults(report);
	// A run that fails although no test did (a broken set-up, an error nobody caught) has failed.
	if (status !== 0 && results.failed.length === 0) results.failed.push('the run itself');
	return results;
}

/** Whether the committed matrix is what the results say; else writes it, or says that it differs. */
function settle(results: Record<Runtime, Results>, checkOnly: boolean): boolean {
	const matrix = matrixOf(results);
	const files = {
		[MARKDOWN]: markdownOf(matrix),
		[JSON_FILE]: `${JSON.stringify(matrix, null, '\t')}\n`
	};
	const differing = Object.entries(files).filter(
		([path, text]) => !existsSync(path) || readFileSync(path, 'utf8') !== text
	);
	if (differing.length === 0) return true;
	const names = differing.map(([path]) => path).join(' and ');
	if (checkOnly) {
		console.error(`${names} says something else. Run \`npm run contract\`, look, and commit it.`);
		return false;
	}
	for (const [path, text] of differing) writeFileSync(path, text);
	console.log(`Wrote ${names}.`);
	return true;
}

function summaryOf(results: Record<Runtime, Results>): ContractReport {
	const all = Object.values(results);
	const counts = all.flatMap(({ concerns }) => Object.values(concerns));
	return {
		passed: counts.reduce((sum, { passed }) => sum + passed, 0),
		failed: all.reduce(
			(sum, { failed, unexplained }) => sum + failed.length + unexplained.length,
			0
		)
	};
}

async function main(names: Runtime[], checkOnly: boolean): Promise<boolean> {
	const startedAt = performance.now();
	for (const runtime of names) await ensureOutput(targetOf[runtime]);
	const results = {} as Record<Runtime, Results>;
	for (const runtime of names) {
		console.log(`\n── contract: ${runtime}`);
		results[runtime] = runOn(runtime);
	}
	console.log(`\n${tableOf(results)}`);
	for (const [runtime, { failed, unexplained }] of Object.entries(results)) {
		for (const title of failed) console.log(`✗ ${runtime}: ${title}`);
		for (const title of unexplained)
			console.log(`✗ ${runtime}: skipped without a reason: ${title}`);
	}
	writeFileSync(SUMMARY, JSON.stringify(summaryOf(results)));
	const isGreen = Object.values(results).every(
		({ failed, unexplained }) => failed.length + unexplained.length === 0
	);
	const isSettled = !isGreen || names.length < runtimes.length || settle(results, checkOnly);
	console.log(`${Math.round((performance.now() - startedAt) / 1000)} s`);
	return isGreen && isSettled;
}

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { check: { type: 'boolean', default: false }, help: { type: 'boolean' } }
});
if (values.help) {
	console.log(HELP);
} else if (!positionals.every(isRuntime) || (values.check && positionals.length > 0)) {
	console.error(HELP);
	process.exitCode = 2;
} else {
	const chosen = positionals.length > 0 ? positionals.filter(isRuntime) : [...runtimes];
	if (!(await main(chosen, values.check))) process.exitCode = 1;
	removeTempFolders();
}
