import { parseArgs } from 'node:util';
import { pgliteTemplate, postgresTemplate, type Template } from '../tests/tenancy/databases.ts';
import { laws } from '../tests/tenancy/laws/index.ts';
import { firstBroken, mutantsOf, type Mutant } from '../tests/tenancy/mutants/index.ts';
import { removeTempFolders } from '../tests/support/temp-folder.ts';
import { writeReport, type Outcome } from './tenancy-report.ts';

const databases: Record<string, () => Promise<Template>> = {
	PostgreSQL: postgresTemplate,
	PGlite: pgliteTemplate
};

const HELP = `Breaks the tenancy of the database in every way there is a way for, one at a time, and expects the laws in
tests/tenancy to notice each.

  npm run test:tenancy-mutants                    all, on ${Object.keys(databases).join(' and ')}; writes docs/tenancy-mutants.md
  npm run test:tenancy-mutants -- --check         the same, but the document must be as it is committed
  npm run test:tenancy-mutants -- --only tickets  those whose name has this in it; writes nothing
  npm run test:tenancy-mutants -- --on PGlite     on one database; writes nothing
  npm run test:tenancy-mutants -- --help          this text

Ends with 1 when a broken database passes, or the right one does not.`;

/** All mutants on one database, one after the other: some are roles, which belong to the whole server. */
async function tryAll(database: string, make: () => Promise<Template>, only: string) {
	const template = await make();
	try {
		const right = await template.open();
		const mutants = (await mutantsOf(right)).filter(
			({ name, onServersOnly }) => name.includes(only) && !(onServersOnly && database === 'PGlite')
		);
		const broken = await firstBroken(laws, right);
		await right.close();
		if (broken) {
			throw new Error(`${database}: the right schema breaks "${broken.title}": ${broken.reason}`);
		}
		console.log(`${database}: the right schema keeps ${laws.length} laws`);
		const outcomes: Outcome[] = [];
		for (const [index, mutant] of mutants.entries()) {
			const killedBy = await tryOne(template, mutant);
			const verdict = killedBy ? `✓ breaks "${killedBy}"` : '✗ PASSES';
			console.log(`${database} ${index + 1}/${mutants.length} ${mutant.name}: ${verdict}`);
			outcomes.push({ database, group: mutant.group, name: mutant.name, killedBy });
		}
		return outcomes;
	} finally {
		await template.stop();
	}
}

async function tryOne(template: Template, { sql, restore }: Mutant): Promise<string | undefined> {
	const subject = await template.open(sql);
	try {
		return (await firstBroken(laws, subject))?.title;
	} finally {
		await subject.close();
		if (restore) await template.restore(restore);
	}
}

async function main(only: string, on: string, check: boolean): Promise<void> {
	const startedAt = performance.now();
	const outcomes: Outcome[] = [];
	// One after the other: while PGlite works, nothing else in this process does.
	for (const [name, make] of Object.entries(databases).filter(([name]) => name.includes(on))) {
		outcomes.push(...(await tryAll(name, make, only)));
	}
	const seconds = Math.round((performance.now() - startedAt) / 1000);
	const killed = outcomes.filter(({ killedBy }) => killedBy).length;
	const report = only || on ? 'current' : writeReport(outcomes, laws.length, check);
	console.log(`\n${killed} of ${outcomes.length} broken databases were noticed, in ${seconds} s.`);
	for (const { database, name } of outcomes.filter(({ killedBy }) => !killedBy)) {
		console.error(`✗ ${database}: ${name}`);
	}
	if (report === 'stale') {
		console.error('docs/tenancy-mutants.md says something else: npm run test:tenancy-mutants');
	}
	if (killed < outcomes.length || outcomes.length === 0 || report === 'stale') process.exitCode = 1;
}

const { values } = parseArgs({
	options: {
		only: { type: 'string', default: '' },
		on: { type: 'string', default: '' },
		check: { type: 'boolean', default: false },
		help: { type: 'boolean' }
	}
});
if (values.help) {
	console.log(HELP);
} else {
	await main(values.only, values.on, values.check).catch((error: unknown) => {
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 1;
	});
	removeTempFolders();
}
