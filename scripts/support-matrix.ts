import { runtimes, type Runtime } from '../tests/runtimes/index.ts';
import type { Results } from './contract-results.ts';

/** What is committed: no times and nothing else that differs from run to run. */
export interface Matrix {
	runtimes: readonly Runtime[];
	/** By concern and runtime: how many tests passed, and how many do not apply. */
	concerns: Record<string, Record<Runtime, { passed: number; skipped: number }>>;
	/** By reason: which tests do not apply, and where. */
	reasons: Record<string, { tests: string[]; runtimes: Runtime[] }>;
}

/** Puts the results of all runtimes side by side. */
export function matrixOf(results: Record<Runtime, Results>): Matrix {
	const matrix: Matrix = { runtimes, concerns: {}, reasons: {} };
	for (const concern of Object.keys(results.node.concerns).sort()) {
		const cells = runtimes.map((runtime) => {
			const { passed = 0, skipped = 0 } = results[runtime].concerns[concern] ?? {};
			return [runtime, { passed, skipped }] as const;
		});
		matrix.concerns[concern] = Object.fromEntries(cells) as Matrix['concerns'][string];
	}
	for (const runtime of runtimes) {
		for (const [title, reason] of Object.entries(results[runtime].skipped)) {
			const entry = (matrix.reasons[reason] ??= { tests: [], runtimes: [] });
			if (!entry.tests.includes(title)) entry.tests = [...entry.tests, title].sort();
			if (!entry.runtimes.includes(runtime)) entry.runtimes.push(runtime);
		}
	}
	return matrix;
}

/** For a terminal: concern × runtime, with what failed and what does not apply. */
export function tableOf(results: Partial<Record<Runtime, Results>>): string {
	const names = Object.keys(results) as Runtime[];
	const concerns = Object.keys(results[names[0] ?? 'node']?.concerns ?? {}).sort();
	const cell = (runtime: Runtime, concern: string) => {
		const { passed, skipped, failed } = results[runtime]?.concerns[concern] ?? {
			passed: 0,
			skipped: 0,
			failed: 0
		};
		const notes = [failed && `${failed} ✗`, skipped && `${skipped} –`].filter(Boolean);
		return [passed, ...notes].join(' ');
	};
	const total = (runtime: Runtime) =>
		String(
			Object.values(results[runtime]?.concerns ?? {}).reduce((sum, { passed }) => sum + passed, 0)
		);
	const rows = concerns.map((concern) => [concern, ...names.map((name) => cell(name, concern))]);
	return align([['concern', ...names], ...rows, ['passed', ...names.map(total)]]);
}

function align(rows: string[][]): string {
	const widths = (rows[0] ?? []).map((_, column) =>
		Math.max(...rows.map((row) => row[column]?.length ?? 0))
	);
	const line = (row: string[]) => row.map((text, column) => text.padEnd(widths[column] ?? 0));
	return rows.map((row) => line(row).join('  ').trimEnd()).join('\n');
}

/** docs/support-matrix.md. */
export function markdownOf({ concerns, reasons }: Matrix): string {
	const cell = ({ passed, skipped }: { passed: number; skipped: number }) =>
		skipped === 0 ? `${passed}` : `${passed}, ${skipped} not`;
	const row = (cells: string[]) => `| ${cells.join(' | ')} |`;
	const total = (runtime: Runtime) =>
		String(Object.values(concerns).reduce((sum, cells) => sum + cells[runtime].passed, 0));
	const table = [
		row(['concern', ...runtimes]),
		row(['---', ...runtimes.map(() => '---')]),
		...Object.entries(concerns).map(([concern, cells]) =>
			row([concern, ...runtimes.map((runtime) => cell(cells[runtime]))])
		),
		row(['**passed**', ...runtimes.map((runtime) => `**${total(runtime)}**`)])
	];
	const notes = Object.entries(reasons).map(
		([reason, { tests, runtimes: where }]) =>
			`- **${where.join(', ')}**: ${reason}\n${tests.map((title) => `  - ${title}`).join('\n')}`
	);
	return `# What every runtime does

Written by \`npm run contract\` from its results, never by hand: the built output of one application, executed in six
runtimes, and how many tests of each concern passed there. "not" counts tests that do not apply; why is below.

${table.join('\n')}

## What does not apply, and why

${notes.join('\n')}
`;
}
