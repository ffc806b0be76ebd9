import { expect, test } from 'vitest';
import { findUnconditional, scriptsOf } from './client-javascript.ts';

/** As SvelteKit's client and Vite write them. */
const files = new Map([
	['entry/start.a.js', 'import{a}from"../chunks/kit.js";'],
	[
		'entry/app.b.js',
		'import"../chunks/kit.js";var Y=[()=>M(()=>import(`../nodes/0.js`),[]),()=>M(()=>import(`../nodes/1.js`),[]),' +
			'()=>M(()=>import(`../nodes/2.js`),[]),()=>M(()=>import(`../nodes/3.js`),[]),()=>M(()=>import(`../nodes/4.js`),[])],' +
			'Z={"/":[-5],"/admin":[3,[2],[,1]]},L=()=>import(`../chunks/lost.js`);' +
			'function U(){import(`../chunks/vitals.js`);e&&import(`../chunks/sentry.js`)}' +
			'export{Z as dictionary,Y as nodes,L as get_error_template};'
	],
	['chunks/kit.js', ''],
	['chunks/lost.js', ''],
	['chunks/vitals.js', 'import"./shared.js";'],
	['chunks/shared.js', ''],
	['chunks/sentry.js', '"sentry.javascript.browser"'],
	['chunks/late.js', ''],
	...[0, 1, 2, 3].map((id): [string, string] => [`nodes/${id}.js`, '']),
	['nodes/4.js', 'import(`../chunks/late.js`);']
]);
const always = [
	'chunks/kit.js',
	'chunks/shared.js',
	'chunks/vitals.js',
	'entry/app.b.js',
	'entry/start.a.js'
];

test('a page fetches the root layout, the error page, itself, and what these import at once or later', () => {
	const { fetched, conditional } = scriptsOf(files, '/');
	const own = ['chunks/late.js', 'nodes/0.js', 'nodes/1.js', 'nodes/4.js'];
	expect(fetched.sort()).toEqual([...always, ...own].sort());
	expect(conditional).toEqual(['chunks/sentry.js']);
});

test('another page fetches its own layouts', () => {
	const own = ['nodes/0.js', 'nodes/1.js', 'nodes/2.js', 'nodes/3.js'];
	expect(scriptsOf(files, '/admin').fetched.sort()).toEqual([...always, ...own].sort());
});

test('a page that is not there, and files that are not as expected, are refused by name', () => {
	expect(() => scriptsOf(files, '/nowhere')).toThrow('/nowhere');
	expect(() => scriptsOf(new Map(), '/')).toThrow('entry/start');
	expect(() => scriptsOf(new Map([...files, ['nodes/0.js', 'import "./x.js"']]), '/')).toThrow(
		'nodes/x.js'
	);
});

test('it is said when no script is there that a variable should bring', () => {
	const without = new Map([...files, ['chunks/sentry.js', '']]);
	expect(findUnconditional('static', without, scriptsOf(without, '/'))).toEqual([
		expect.objectContaining({ file: 'static', rule: 'client-javascript' })
	]);
});
