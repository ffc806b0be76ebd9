import { expect, test } from 'vitest';
import { edgeFunction, nodeFunction, writeOutput } from './fixture.ts';
import { readOutputs } from './outputs.ts';

test('static files are served by name, index.html as its folder, and as overrides say', () => {
	const root = writeOutput({
		'static/index.html': '',
		'static/docs/index.html': '',
		'static/robots.txt': '',
		'static/en/problems.html': ''
	});
	const outputs = readOutputs(root, {
		'en/problems.html': { path: 'en/problems', contentType: 'text/html' }
	});
	expect([...outputs.keys()].toSorted()).toEqual(['/', '/docs', '/en/problems', '/robots.txt']);
	expect(outputs.get('/en/problems')).toMatchObject({ kind: 'file', contentType: 'text/html' });
});

test('routes that are links to one function share its directory', () => {
	const root = writeOutput(nodeFunction('![-]/catchall', ''), {
		'index.func': '![-]/catchall.func',
		'api/info.func': '![-]/catchall.func',
		'api/info/__data.json.func': '![-]/catchall.func'
	});
	const outputs = readOutputs(root, {});
	const paths = ['/', '/![-]/catchall', '/api/info', '/api/info/__data.json'];
	expect([...outputs.keys()].toSorted()).toEqual(paths);
	const folders = outputs.values().map((output) => 'folder' in output && output.folder);
	expect(new Set(folders).size).toBe(1);
});

test('a function with a prerender config beside it is a page of ISR', () => {
	const config = { expiration: 60, allowQuery: ['__pathname'], group: 1, passQuery: true };
	const root = writeOutput({
		...nodeFunction('blog', ''),
		'functions/blog.prerender-config.json': JSON.stringify(config)
	});
	expect(readOutputs(root, {}).get('/blog')).toMatchObject({ prerender: config });
});

test.each([
	['another runtime', '{"runtime":"provided.al2","handler":"main"}'],
	[
		'a version of Node that is not here',
		'{"runtime":"nodejs18.x","handler":"a","launcherType":"Nodejs"}'
	],
	['assets of an edge function', '{"runtime":"edge","entrypoint":"a","assets":[{"name":"a"}]}']
])('a function that the host cannot run is refused: %s', (_, config) => {
	const root = writeOutput({
		...edgeFunction('broken', ''),
		'functions/broken.func/.vc-config.json': config
	});
	expect(() => readOutputs(root, {})).toThrow('.vc-config.json');
});
