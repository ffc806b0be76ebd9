import type { Rule, Violation } from './violation.ts';

/** What a rule finds although it is right and harmless. */
export interface Exception {
	rule: Rule;
	/** Fits the statement that was found, from its beginning, white space collapsed. */
	code: RegExp;
	reason: string;
}

/** Where exceptions are written down. */
const FILE = 'scripts/limits/allowances.ts';

/** Takes out what an exception allows, and adds each exception that allows nothing. */
export function applyExceptions(
	violations: readonly Violation[],
	exceptions: readonly Exception[]
): Violation[] {
	const used = new Set<Exception>();
	const remaining = violations.filter(({ rule, code }) => {
		const fitting = exceptions.filter(
			(exception) => exception.rule === rule && code !== undefined && exception.code.test(code)
		);
		for (const exception of fitting) used.add(exception);
		return fitting.length === 0;
	});
	const unused = exceptions.filter((exception) => !used.has(exception));
	return [
		...remaining,
		...unused.map(({ rule, code }): Violation => ({
			file: FILE,
			rule: 'exceptions',
			found: `an exception of ${rule} that fits nothing: ${code.source}`,
			allowed: 'exceptions that are needed',
			remedy: 'Remove it; or, if what it allowed has changed its looks, adapt it.'
		}))
	];
}
