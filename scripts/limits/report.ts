import { budgets } from './budgets.ts';
import { formatted } from './format.ts';
import { isOver, type Measurement } from './rules/sizes.ts';
import type { Violation } from './violation.ts';

const HEAD = ['what', 'of', 'found', 'ours', 'platform', '', 'where'];

function row(measurement: Measurement): string[] {
	const { budget, of, found, file } = measurement;
	const { what, unit, ours, platform } = { platform: undefined, ...budgets[budget] };
	const plan = platform && 'plan' in platform ? ` (${platform.plan})` : '';
	return [
		what,
		of,
		formatted(found, unit),
		formatted(ours, unit),
		platform ? formatted(platform.limit, unit) + plan : '–',
		isOver(measurement) ? '✗' : 'ok',
		file
	];
}

/** Every measured number beside our budget and the platform's limit. */
export function tableOf(measurements: readonly Measurement[]): string {
	const rows = [HEAD, ...measurements.map(row)];
	const widths = HEAD.map((_, column) =>
		Math.max(...rows.map((cells) => cells[column]?.length ?? 0))
	);
	const line = (cells: string[]) => cells.map((text, column) => text.padEnd(widths[column] ?? 0));
	return rows.map((cells) => line(cells).join('  ').trimEnd()).join('\n');
}

/** One paragraph for each violation; files with the same one share it. */
export function listOf(violations: readonly Violation[]): string {
	const groups = Map.groupBy(violations, ({ rule, found, allowed, remedy }) =>
		[`rule:    ${rule}`, `found:   ${found}`, `allowed: ${allowed}`, `remedy:  ${remedy}`].join(
			'\n  '
		)
	);
	return [...groups]
		.map(([text, group]) => `✗ ${group.map(({ file }) => file).join('\n  ')}\n  ${text}\n`)
		.join('\n');
}

/** The same for programs, with what each number is compared to. */
export const jsonOf = (
	measurements: readonly Measurement[],
	violations: readonly Violation[]
): string => {
	const compared = measurements.map((measurement) => ({
		...measurement,
		...budgets[measurement.budget],
		ok: !isOver(measurement)
	}));
	return JSON.stringify({ measurements: compared, violations }, null, '\t');
};
