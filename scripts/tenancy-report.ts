import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** What became of one broken database. */
export interface Outcome {
	database: string;
	group: string;
	name: string;
	/** The title of the law that noticed; undefined when none did. */
	killedBy: string | undefined;
}

const PATH = 'docs/tenancy-mutants.md';

/** Writes what was seen, or with `check` says whether that is what is written already. */
export function writeReport(
	outcomes: readonly Outcome[],
	laws: number,
	check: boolean
): 'current' | 'stale' {
	const text = reportOf(outcomes, laws);
	if (check) {
		return existsSync(PATH) && readFileSync(PATH, 'utf8') === text ? 'current' : 'stale';
	}
	writeFileSync(PATH, text);
	return 'current';
}

const tally = (outcomes: readonly Outcome[]) =>
	`${outcomes.filter(({ killedBy }) => killedBy).length} of ${outcomes.length}`;

/** No times and nothing else that differs from run to run. */
function reportOf(outcomes: readonly Outcome[], laws: number): string {
	const databases = [...new Set(outcomes.map(({ database }) => database))];
	const groups = [...new Set(outcomes.map(({ group }) => group))];
	const row = (group: string) => {
		const cells = databases.map((database) =>
			tally(outcomes.filter((outcome) => outcome.group === group && outcome.database === database))
		);
		return `| ${[group, ...cells].join(' | ')} |`;
	};
	const totals = databases.map((name) =>
		tally(outcomes.filter(({ database }) => database === name))
	);
	return `# Broken on purpose

Written by \`npm run test:tenancy-mutants\`, never by hand. Each mutant is the schema with one thing wrong;
${laws} laws (tests/tenancy/laws) are tried on it, and one of them must fail. Noticed:

| what is broken | ${databases.join(' | ')} |
| --- | ${databases.map(() => '---:').join(' | ')} |
${groups.map(row).join('\n')}
| **all** | ${totals.join(' | ')} |

## The mutants, and what noticed them

| mutant | noticed because it breaks |
| --- | --- |
${noticed(outcomes)}
`;
}

/** One line for each mutant; where databases differ, what each says. */
function noticed(outcomes: readonly Outcome[]): string {
	const byName = Map.groupBy(outcomes, ({ group, name }) => `${group}: ${name}`);
	return [...byName]
		.map(([name, each]) => {
			const laws = [...new Set(each.map(({ killedBy }) => killedBy ?? 'nothing'))];
			return `| ${name} | ${laws.join('; ')} |`;
		})
		.join('\n');
}
