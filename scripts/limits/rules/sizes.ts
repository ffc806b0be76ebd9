import { budgets, type Budget, type BudgetName } from '../budgets.ts';
import { formatted } from '../format.ts';
import type { Violation } from '../violation.ts';

/** One measured number. */
export interface Measurement {
	budget: BudgetName;
	/** Whose output, or which runtime. */
	of: string;
	/** What was measured. */
	file: string;
	found: number;
	/** The parts of it, by file, where that helps to make it smaller. */
	parts?: Record<string, number>;
}

export const isOver = ({ budget, found }: Measurement): boolean => found > budgets[budget].ours;

/** How many parts are named. */
const LARGEST = 5;

function largest(parts: Record<string, number>, unit: Budget['unit']): string {
	const sorted = Object.entries(parts).sort(([, a], [, b]) => b - a);
	return sorted
		.slice(0, LARGEST)
		.map(([path, size]) => `${path} ${formatted(size, unit)}`)
		.join(', ');
}

/** What is larger, more or slower than its budget. */
export function findOverweight(measurements: readonly Measurement[]): Violation[] {
	return measurements.filter(isOver).map(({ budget, file, found, parts }) => {
		const { what, unit, ours, remedy } = budgets[budget];
		return {
			file,
			rule: unit === 'milliseconds' ? 'start-up' : 'size',
			found: `${what}: ${formatted(found, unit)}${parts ? ` (most of it: ${largest(parts, unit)})` : ''}`,
			allowed: formatted(ours, unit),
			remedy
		};
	});
}
