import { expect, test } from 'vitest';
import { readEdgeManifest } from './edge-manifest.ts';

const declaration = {
	function: 'render',
	path: '/*',
	excludedPath: ['/_app/immutable/*', '/about', '/한국어.txt', '/.netlify/*']
};
const manifest = (...functions: object[]) => JSON.stringify({ functions, version: 1 });

test.each(['/', '/about/us', '/_app/env.js', '/aboutus', '/.netlify'])('%s is answered', (path) => {
	expect(readEdgeManifest(manifest(declaration)).answers(path)).toBe(true);
});

test.each(['/_app/immutable/a/b.js', '/about', '/about/', '/%ED%95%9C%EA%B5%AD%EC%96%B4.txt'])(
	'%s is left to the files',
	(path) => expect(readEdgeManifest(manifest(declaration)).answers(path)).toBe(false)
);

test('answers are cached only on demand', () => {
	expect(readEdgeManifest(manifest(declaration)).isCached).toBe(false);
	expect(readEdgeManifest(manifest({ ...declaration, cache: 'manual' })).isCached).toBe(true);
});

test.each([[[]], [[declaration, declaration]]])(
	'other than one function is refused',
	(functions) => {
		expect(() => readEdgeManifest(manifest(...functions))).toThrow('one edge function');
	}
);
