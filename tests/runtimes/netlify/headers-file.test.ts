import { expect, test } from 'vitest';
import { headersFor, parseHeadersFile } from './headers-file.ts';

const rules = parseHeadersFile(`
# for everything
/*
  X-Frame-Options: DENY
  Link: </a.css>; rel=preload

/_app/immutable/*
  cache-control: public
  cache-control: immutable
  cache-control: max-age=31536000

/users/:name/photo
  X-Photo: yes
/docs/*.pdf
  X-Pdf: yes
/exact
  X-Exact: a:b
  Link: </b.css>; rel=preload
  Set-Cookie: not=settable
`);
const names = (path: string) => [...headersFor(rules, path).keys()];

test('all rules that fit apply, and values of one header are joined', () => {
	const headers = headersFor(rules, '/exact');
	expect(headers.get('x-frame-options')).toBe('DENY');
	expect(headers.get('x-exact')).toBe('a:b');
	expect(headers.get('link')).toBe('</a.css>; rel=preload, </b.css>; rel=preload');
});

test('several lines for one header are one value', () => {
	const headers = headersFor(rules, '/_app/immutable/chunks/a.js');
	expect(headers.get('cache-control')).toBe('public, immutable, max-age=31536000');
});

test.each([
	['/users/ada/photo', 'x-photo'],
	['/users/ada/photo/', 'x-photo'],
	['/USERS/ada/PHOTO', 'x-photo'],
	['/docs/a/b.pdf', 'x-pdf']
])('%s fits', (path, name) => expect(names(path)).toContain(name));

test.each([
	['/users/photo', 'x-photo'],
	['/users/a/b/photo', 'x-photo'],
	['/docs/a_pdf', 'x-pdf'],
	['/exactly', 'x-exact'],
	['/sub/exact', 'x-exact']
])('%s does not fit', (path, name) => expect(names(path)).not.toContain(name));

test('a star as a whole segment may be missing', () => {
	expect(names('/_app/immutable')).toContain('cache-control');
	expect(names('/')).toContain('x-frame-options');
});

test('headers that Netlify sets itself are left out', () => {
	expect(names('/exact')).not.toContain('set-cookie');
});

test.each(['X-Header: before any path', '/a\n  no header at all', '/a\n  X-Empty:'])(
	'a line that means nothing is refused: %j',
	(text) => expect(() => parseHeadersFile(text)).toThrow('_headers, line')
);
