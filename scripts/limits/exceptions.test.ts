import { expect, test } from 'vitest';
import { applyExceptions, type Exception } from './exceptions.ts';
import type { Violation } from './violation.ts';

const violation: Violation = {
	file: 'worker.js',
	rule: 'generated-code',
	found: 'Function in line 1',
	allowed: 'nothing',
	remedy: 'Do without.',
	code: 'const F = Function; new F("");'
};
const exception: Exception = { rule: 'generated-code', code: /^const F = /, reason: 'a probe' };

test('what an exception fits is allowed', () => {
	expect(applyExceptions([violation], [exception])).toEqual([]);
});

test('an exception of one rule allows nothing of another', () => {
	const other: Violation = { ...violation, rule: 'edge-imports' };
	expect(applyExceptions([other], [exception])).toContain(other);
});

test('an exception that fits nothing is a violation itself, with file, rule and remedy', () => {
	expect(applyExceptions([], [exception])).toEqual([
		expect.objectContaining({
			file: 'scripts/limits/allowances.ts',
			rule: 'exceptions',
			found: expect.stringContaining('generated-code') as string,
			remedy: expect.stringContaining('Remove it') as string
		})
	]);
});
