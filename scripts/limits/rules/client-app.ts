import ts from 'typescript';
import { importsIn, walk } from '../syntax.ts';

/** What SvelteKit's generated app module says of which scripts it imports when. */
interface ClientApp {
	/** Dynamic imports of the app module that opening `route` leads to, without those of nodes. */
	immediate: string[];
	/** Modules of the layouts and the page of `route`, and of the error page. */
	nodes: string[];
}

/** Its exports whose imports wait for something: another route, or an error that no error page can show. */
const NODES = 'nodes';
const ERROR_TEMPLATE = 'get_error_template';
const DICTIONARY = 'dictionary';

/** SvelteKit's client fetches the root layout and the root error page whatever is opened. */
const ALWAYS = [0, 1];

/** What the module exports as `name`. @throws Error when there is none, because SvelteKit has changed */
function exported(source: ts.SourceFile, name: string): ts.Expression {
	let local: string | undefined;
	walk(source, (node) => {
		if (ts.isExportSpecifier(node) && node.name.text === name) {
			local = (node.propertyName ?? node.name).text;
		}
	});
	let value: ts.Expression | undefined;
	walk(source, (node) => {
		if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.name.text === local) {
			value = node.initializer;
		}
	});
	if (value) return value;
	throw new Error(
		`${source.fileName} does not export ${name}; scripts/limits must learn the new way.`
	);
}

/** A number or nested lists of numbers, as written in the dictionary; holes are undefined. */
type Numbers = number | undefined | Numbers[];

function numbersOf(node: ts.Expression): Numbers {
	if (ts.isArrayLiteralExpression(node)) return node.elements.map(numbersOf);
	if (ts.isOmittedExpression(node)) return undefined;
	if (ts.isPrefixUnaryExpression(node)) return -Number(node.operand.getText());
	return Number(node.getText());
}

/** The nodes of a route: a negative page is one with a load function on the server, in ones' complement. */
function nodesOf(dictionary: ts.Expression, route: string): number[] {
	const entry = ts.isObjectLiteralExpression(dictionary)
		? dictionary.properties.find(({ name }) => name && 'text' in name && name.text === route)
		: undefined;
	if (!entry || !ts.isPropertyAssignment(entry)) {
		throw new Error(`SvelteKit's client knows no page ${route}.`);
	}
	const [leaf, layouts = []] = [numbersOf(entry.initializer)].flat();
	const page = [leaf].flat().filter((id) => typeof id === 'number');
	const used = [layouts].flat().filter((id) => typeof id === 'number');
	return [...new Set([...ALWAYS, ...used, ...page.map((id) => (id < 0 ? ~id : id))])];
}

const dynamicImportsIn = (node: ts.Node): string[] =>
	importsIn(node)
		.filter(({ isDynamic }) => isDynamic)
		.map(({ specifier }) => specifier ?? '');

/** Reads SvelteKit's generated app module. @throws Error when it is not what this version of SvelteKit writes */
export function readClientApp(source: ts.SourceFile, route: string): ClientApp {
	const nodes = exported(source, NODES);
	if (!ts.isArrayLiteralExpression(nodes)) {
		throw new Error(
			`${source.fileName}: ${NODES} is no list; scripts/limits must learn the new way.`
		);
	}
	const chosen = nodesOf(exported(source, DICTIONARY), route);
	const later = [nodes, exported(source, ERROR_TEMPLATE)].flatMap(dynamicImportsIn);
	return {
		immediate: dynamicImportsIn(source).filter((specifier) => !later.includes(specifier)),
		nodes: nodes.elements.filter((_, id) => chosen.includes(id)).flatMap(dynamicImportsIn)
	};
}
