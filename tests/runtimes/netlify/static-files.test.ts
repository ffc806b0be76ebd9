import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../../support/temp-folder.ts';
import { staticFiles } from './static-files.ts';

const folder = join(tempFolder('netlify-static'), 'publish');
mkdirSync(join(folder, 'docs'), { recursive: true });
writeFileSync(join(folder, '../secret.txt'), 'not published');
writeFileSync(join(folder, 'index.html'), 'start');
writeFileSync(join(folder, 'about.html'), 'about');
writeFileSync(join(folder, 'docs/index.html'), 'docs');
writeFileSync(join(folder, 'a b.txt'), 'a space');
writeFileSync(join(folder, '_headers'), '/about\n  Cache-Control: public, max-age=60\n');
const file = staticFiles(folder);
const get = (path: string, init?: RequestInit) => file(new Request(`http://site${path}`, init));

test.each([
	['/', 'start'],
	['/index.html', 'start'],
	['/about', 'about'],
	['/about/', 'about'],
	['/about.html', 'about'],
	['/docs', 'docs'],
	['/docs/', 'docs'],
	['/a%20b.txt', 'a space']
])('%s is a file', async (path, body) => {
	expect(await (await get(path))?.text()).toBe(body);
});

test.each([
	'/absent',
	'/_headers',
	'/%',
	'/..%2fsecret.txt',
	'/%2e%2e/secret.txt',
	'//about',
	'/about%00'
])('%s is none', async (path) => expect(await get(path)).toBeUndefined());

test('only GET and HEAD are for files', async () => {
	expect(await get('/about', { method: 'POST' })).toBeUndefined();
	const head = await get('/about', { method: 'HEAD' });
	expect(head?.headers.get('content-length')).toBe('5');
	expect(await head?.text()).toBe('');
});

test('a client that has the file is told so', async () => {
	const etag = (await get('/about'))?.headers.get('etag') ?? '';
	for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
		const response = await get('/about', { headers: { 'if-none-match': known } });
		expect(response?.status).toBe(304);
		expect(response?.headers.get('etag')).toBe(etag);
	}
	expect((await get('/about', { headers: { 'if-none-match': '"other"' } }))?.status).toBe(200);
});

test('browsers ask again each time unless _headers says otherwise', async () => {
	const control = async (path: string) => (await get(path))?.headers.get('cache-control');
	expect(await control('/')).toBe('public,max-age=0,must-revalidate');
	expect(await control('/about')).toBe('public, max-age=60');
});

test('a deploy with redirects is refused', () => {
	const other = tempFolder('netlify-redirects');
	writeFileSync(join(other, '_redirects'), '/a /b 301');
	expect(() => staticFiles(other)).toThrow('_redirects');
});
