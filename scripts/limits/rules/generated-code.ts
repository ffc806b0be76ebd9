import ts from 'typescript';
import { lineOf, parseScript, statementAround, walk } from '../syntax.ts';
import type { Violation } from '../violation.ts';

const GLOBAL_OBJECTS = ['globalThis', 'window', 'self'];

/** Whether the identifier is the global of that name, and not a property or a declaration that is called the same. */
function isGlobal(node: ts.Identifier): boolean {
	const { parent } = node;
	if (ts.isPropertyAccessExpression(parent) && parent.name === node) {
		return ts.isIdentifier(parent.expression) && GLOBAL_OBJECTS.includes(parent.expression.text);
	}
	return ts.isExpression(parent)
		? !ts.isFunctionExpression(parent) && !ts.isClassExpression(parent)
		: !('name' in parent && parent.name === node);
}

/** Asking what something is, and reaching for `Function.prototype`, generate nothing. */
function isHarmless(node: ts.Identifier): boolean {
	const { parent } = node;
	if (ts.isTypeOfExpression(parent)) return true;
	if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
	return (
		ts.isBinaryExpression(parent) &&
		parent.right === node &&
		parent.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword
	);
}

/**
 * Uses of `eval` and `Function`, also under another name: edges refuse to generate code, and so does the page's
 * Content-Security-Policy.
 */
export function findGeneratedCode(file: string, text: string): Violation[] {
	if (!/\b(eval|Function)\b/.test(text)) return [];
	const source = parseScript(file, text);
	const violations: Violation[] = [];
	walk(source, (node) => {
		if (!ts.isIdentifier(node) || !['eval', 'Function'].includes(node.text)) return;
		if (!isGlobal(node) || isHarmless(node)) return;
		const code = statementAround(node, source);
		violations.push({
			file,
			rule: 'generated-code',
			found: `${node.text} in line ${lineOf(node, source)}: ${code.slice(0, 80)}`,
			allowed: 'no code made from text',
			remedy:
				'Do without the package that does this, or, if it goes on without where it is refused, add an exception with the reason to scripts/limits/allowances.ts.',
			code
		});
	});
	return violations;
}
