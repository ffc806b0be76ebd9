import { parseArgs } from 'node:util';
import { exceptions } from './limits/allowances.ts';
import { checkHosts } from './limits/check-hosts.ts';
import { checkOutput } from './limits/check-output.ts';
import { applyExceptions } from './limits/exceptions.ts';
import { jsonOf, listOf, tableOf } from './limits/report.ts';
import { findOverweight, type Measurement } from './limits/rules/sizes.ts';
import { serverOnly } from './limits/server-only.ts';
import { ensureOutput, outputOf, targets } from './outputs.ts';

const HELP = `Checks the output of every target before anyone deploys it: sizes against our budgets and the platforms' own
limits, imports an edge does not have, code made from text, secrets in files for browsers, and whether the files of the
hosts agree with src/env.ts, the routes and .nvmrc. Budgets, and limits with their sources, are in
scripts/limits/budgets.ts; what is allowed nevertheless, with the reasons, in scripts/limits/allowances.ts. Exit code 1
when something is not as it should be.

  npm run limits                  builds what is stale, checks everything but the time to start
  npm run limits -- --start-up    also how long each runtime takes to its first answer (about half a minute more)
  npm run limits -- --no-build    checks what is in outputs/, also when sources are newer; not with --start-up
  npm run limits -- --json        the same for programs, on standard output
  npm run limits -- --help        this text`;

const say = (text: string) => console.error(text);

interface Options {
	build: boolean;
	startUp: boolean;
	json: boolean;
}

async function timeRuntimes(): Promise<Measurement[]> {
	const { measureStartUp } = await import('./limits/start-up.ts');
	return measureStartUp((runtime) => say(`Starting ${runtime} …`));
}

async function main({ build, startUp, json }: Options): Promise<boolean> {
	const startedAt = performance.now();
	const hidden = serverOnly();
	const checks = [];
	for (const target of targets) {
		const folder = build ? await ensureOutput(target) : outputOf(target);
		say(`Checking ${folder} …`);
		checks.push(checkOutput(target, folder, hidden));
	}
	const runtimes = checks.flatMap(({ layout }) => layout.runtimes);
	const measurements = checks.flatMap((check) => check.measurements);
	if (startUp) measurements.push(...(await timeRuntimes()));

	const found = [...checks.flatMap(({ violations }) => violations), ...checkHosts('.', runtimes)];
	const violations = [...findOverweight(measurements), ...applyExceptions(found, exceptions)];
	if (json) console.log(jsonOf(measurements, violations));
	else console.log(`\n${tableOf(measurements)}\n\n${listOf(violations)}`);
	const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
	say(
		violations.length === 0
			? `All within limits, ${seconds} s`
			: `${violations.length} ✗, ${seconds} s`
	);
	return violations.length === 0;
}

const { values } = parseArgs({
	allowNegative: true,
	options: {
		build: { type: 'boolean', default: true },
		'start-up': { type: 'boolean', default: false },
		json: { type: 'boolean', default: false },
		help: { type: 'boolean' }
	}
});
if (values.help) {
	console.log(HELP);
} else if (values['start-up'] && !values.build) {
	console.error(HELP);
	process.exitCode = 2;
} else {
	// The PostgreSQL of --start-up ends the process with 0 as soon as nothing is left to wait for.
	process.on('beforeExit', () => process.exit(1));
	const { build, json, 'start-up': startUp } = values;
	process.exit((await main({ build, startUp, json })) ? 0 : 1);
}
