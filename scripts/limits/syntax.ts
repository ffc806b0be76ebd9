import ts from 'typescript';

/** Parses JavaScript; comments and strings are then what they are. */
export function parseScript(file: string, text: string): ts.SourceFile {
	const options = {
		languageVersion: ts.ScriptTarget.Latest,
		jsDocParsingMode: ts.JSDocParsingMode.ParseNone
	};
	return ts.createSourceFile(file, text, options, true, ts.ScriptKind.JS);
}

/** Visits `node` and everything below it. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
	visit(node);
	ts.forEachChild(node, (child) => walk(child, visit));
}

/** How much of a statement is shown, and compared with exceptions. */
const EXCERPT = 240;

/** The text from the beginning of the statement around `node`, white space collapsed. */
export function statementAround(node: ts.Node, source: ts.SourceFile): string {
	let statement = node;
	while (!ts.isStatement(statement) && !ts.isSourceFile(statement.parent)) {
		statement = statement.parent;
	}
	const start = statement.getStart(source);
	return source.text
		.slice(start, start + 2 * EXCERPT)
		.replaceAll(/\s+/g, ' ')
		.slice(0, EXCERPT);
}

/** Counted from 1. */
export const lineOf = (node: ts.Node, source: ts.SourceFile): number =>
	source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;

interface Import {
	/** Undefined when it is computed. */
	specifier: string | undefined;
	isDynamic: boolean;
	node: ts.Node;
}

const literal = (node: ts.Node | undefined): string | undefined =>
	node && ts.isStringLiteralLike(node) ? node.text : undefined;

/**
 * Whether it is `import(…)`, `require(…)`, what bundlers make of these, or what packages wrap around them so that
 * bundlers do not look.
 */
function isImporting({ expression }: ts.CallExpression, specifier: string | undefined): boolean {
	if (expression.kind === ts.SyntaxKind.ImportKeyword) return true;
	const name = ts.isPropertyAccessExpression(expression) ? expression.name : expression;
	if (!ts.isIdentifier(name)) return false;
	if (/^(__)?require\d*$/.test(name.text)) return specifier !== undefined;
	return /import|require|getBuiltinModule/i.test(name.text) && !!specifier?.startsWith('node:');
}

/** Every import below `node`, whichever way it is written. */
export function importsIn(node: ts.Node): Import[] {
	const found: Import[] = [];
	walk(node, (inner) => {
		if (ts.isImportDeclaration(inner) || ts.isExportDeclaration(inner)) {
			const specifier = literal(inner.moduleSpecifier);
			if (specifier !== undefined) found.push({ specifier, isDynamic: false, node: inner });
		} else if (ts.isCallExpression(inner)) {
			const specifier = literal(inner.arguments[0]);
			if (isImporting(inner, specifier)) found.push({ specifier, isDynamic: true, node: inner });
		}
	});
	return found;
}
